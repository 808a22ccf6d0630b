import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random, runSeed } from "@/lib/fields/testing/random";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { Operation } from "@/lib/openapi/operation";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import type { RequestModel } from "@/lib/request/request-model";
import type { Snippet } from "./snippet";
import { compareRequests } from "./testing/compare-requests";
import { countExecutions } from "./testing/count-executions";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { generateRequest } from "./testing/generate-requests";
import { type LoadedTarget, loadTargets } from "./testing/load-targets";
import { credentialVariable, missingInterpreter, standInNote } from "./testing/run-code";

const MAX_TRIES = 300;
const REQUESTS_PER_OPERATION = 2;

/** Operations that an SDK has no method for, or one that adds to the request. The OpenAI SDKs take any path. */
const withoutMethod: Record<string, string[]> = {
  "openrouter-sdk": [
    "createApiAlphaResponses",
    "createCoinbaseCharge",
    "createCompletions",
    "getParameters",
    "listModelsUser",
  ],
};

const api = describeApi(readProjectDescription());
const file = new File(["x"], "x.bin");
const sdkTargets = (await loadTargets()).filter(({ sdk }) => sdk !== undefined);
const seeds = [1, runSeed];

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());

interface Generated {
  /** By a name that begins with the operation they are for. */
  models: Map<string, RequestModel>;
  /** What was declined until something was left out of it. */
  declined: { name: string; reason: string }[];
}

/** Requests of every operation, without what this SDK does not send. */
function generate(target: LoadedTarget, seed: number): Generated {
  const random = createRandom(seed);
  const generated: Generated = { models: new Map(), declined: [] };
  for (const operation of api.operations) {
    const most = withoutMethod[target.id]?.includes(operation.id) ? REQUESTS_PER_OPERATION : MAX_TRIES;
    for (let found = 0, tries = 0; found < REQUESTS_PER_OPERATION && tries < most; tries += 1) {
      const name = `${operation.id} ${seed} ${tries}`;
      const model = generateModel(operation, random);
      const [reason] = render(target, model).differences;
      if (reason !== undefined) generated.declined.push({ name, reason });
      const fitting = prune(target, model);
      if (!fitting) continue;
      generated.models.set(name, fitting);
      found += 1;
    }
  }
  return generated;
}

function generateModel(operation: Operation, random: Random): RequestModel {
  return {
    ...generateRequest(api, operation, random, file),
    security: [[{ kind: "bearer", name: "key" }]],
    // Its own stream is not what the echo server answers.
    streaming: false,
  };
}

function render(target: LoadedTarget, model: RequestModel): Snippet {
  return target.render({ baseUrl: "http://127.0.0.1/api/v1", model, credentialVariable });
}

/** The request without the query and the top members that its code is declined for; undefined when nothing helps. */
function prune(target: LoadedTarget, model: RequestModel): RequestModel | undefined {
  const { differences } = render(target, model);
  if (differences.length === 0) return model;
  if (differences.some((sentence) => sentence.includes("query"))) return prune(target, { ...model, queryString: "" });
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
      async (context) => {
        const generated = seeds.map((seed) => generate(target, seed));
        const models = new Map(generated.flatMap((some) => [...some.models]));
        const comparison = await compareRequests(target, models, server);
        const declined = generated.flatMap((some) => some.declined);
        countExecutions(context, target.id, { ...comparison, declined });
        expect(comparison.failures.slice(0, 3)).toEqual([]);
        expect(comparison.declined).toEqual([]);
        for (const { id } of api.operations) {
          const hasMethod = !withoutMethod[target.id]?.includes(id);
          const executed = [...models.keys()].filter((name) => name.startsWith(`${id} `)).length;
          expect({ id, executed }).toEqual({ id, executed: hasMethod ? REQUESTS_PER_OPERATION * seeds.length : 0 });
        }
        expect(comparison.compilerOutput).toBe("");
        expect(comparison.newFiles).toEqual([]);
      },
      240_000,
    );
  }
});
