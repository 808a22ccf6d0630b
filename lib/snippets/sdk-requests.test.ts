import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "@/lib/fields/testing/random";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import type { RequestModel } from "@/lib/request/request-model";
import { compareRequests } from "./testing/compare-requests";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { generateRequest } from "./testing/generate-requests";
import { loadTargets } from "./testing/load-targets";
import { credentialVariable, missingInterpreter, standInNote } from "./testing/run-code";

const MAX_TRIES = 300;
const REQUESTS = 40;

const api = describeApi(readProjectDescription());
const file = new File(["x"], "x.bin");
const sdkTargets = (await loadTargets()).filter(({ sdk }) => sdk !== undefined);
const seeds = [1, Math.floor(Math.random() * 1e9)];

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());

/** Requests of all operations, without the members of the body that this SDK does not send. */
function generate(target: (typeof sdkTargets)[number], seed: number): Map<string, RequestModel> {
  const random = createRandom(seed);
  const models = new Map<string, RequestModel>();
  const operations = api.operations.filter(({ method }) => method !== "TRACE");
  for (let index = 0; models.size < REQUESTS && index < MAX_TRIES; index += 1) {
    const operation = operations[index % operations.length];
    if (!operation) break;
    const model: RequestModel = {
      ...generateRequest(api, operation, random, file),
      security: [[{ kind: "bearer", name: "key" }]],
      // Its own stream is not what the echo server answers.
      streaming: false,
    };
    const fitting = prune(target, model);
    if (fitting) models.set(`${seed} ${operation.id} ${index}`, fitting);
  }
  return models;
}

/** The request without the top members that its code is declined for; undefined when nothing helps. */
function prune(target: (typeof sdkTargets)[number], model: RequestModel): RequestModel | undefined {
  const { differences } = target.render({ baseUrl: "http://127.0.0.1/api/v1", model, credentialVariable });
  if (differences.length === 0) return model;
  if (model.body?.kind !== "json" || !isJsonObject(model.body.value)) return undefined;
  const left = Object.entries(model.body.value).filter(
    ([name]) => !differences.some((sentence) => new RegExp(`“${name.replace(/\W/g, "\\$&")}[”.[]`).test(sentence)),
  );
  if (left.length === Object.keys(model.body.value).length) return undefined;
  const value: JsonObject = Object.fromEntries<Json>(left);
  return prune(target, { ...model, body: { ...model.body, value } });
}

describe(`requests with seeds ${seeds.join(" and ")} that an SDK sends`, () => {
  for (const target of sdkTargets) {
    const missing = missingInterpreter(target);
    it.skipIf(missing)(
      `are sent by ${target.id} code as Send sends them${standInNote(target)}${missing ? ` (skipped: ${missing})` : ""}`,
      async () => {
        const models = new Map(seeds.flatMap((seed) => [...generate(target, seed)]));
        expect(models.size).toBe(REQUESTS * seeds.length);
        const comparison = await compareRequests(target, models, server);
        expect(comparison.failures.slice(0, 3)).toEqual([]);
        expect(comparison.declined).toEqual([]);
        expect(comparison.compilerOutput).toBe("");
        expect(comparison.newFiles).toEqual([]);
      },
      240_000,
    );
  }
});
