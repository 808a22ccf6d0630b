import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom, runSeed } from "@/lib/fields/testing/random";
import { describeApi } from "@/lib/openapi/describe-api";
import { describeFixture, readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import type { RequestModel } from "@/lib/request/request-model";
import { compareRequests } from "./testing/compare-requests";
import { countExecutions } from "./testing/count-executions";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { generateRequest } from "./testing/generate-requests";
import { loadTargets } from "./testing/load-targets";
import { missingInterpreter } from "./testing/run-code";

const snippetTargets = await loadTargets();

const REQUESTS_PER_OPERATION = 5;

const content = new Uint8Array([39, 0, 255, 10]);
const file = new File([content], "a b'c.bin", { type: "application/x-test" });
const own = describeApi(readProjectDescription());
const others = ["bodies.yaml", "odd-names.json", "webhooks.yaml"].map(describeFixture);
const seeds = [1, runSeed];

/** Requests by a name that begins with the operation they are for. */
function generate(seed: number): Map<string, RequestModel> {
  const random = createRandom(seed);
  const models = new Map<string, RequestModel>();
  for (const api of [own, ...others]) {
    for (const operation of api.operations) {
      const count = api === own ? REQUESTS_PER_OPERATION : 1;
      for (let index = 0; index < count; index += 1) {
        const model = generateRequest(api, operation, random, file);
        // `fetch` refuses it, so there is nothing to compare with.
        if (model.method !== "TRACE")
          models.set(`${api === own ? "" : `${api.title} `}${operation.id} ${seed} ${index}`, {
            ...model,
            security: bearer,
          });
      }
    }
  }
  return models;
}

const bearer: RequestModel["security"] = [[{ kind: "bearer", name: "key" }]];

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());

// What SDKs send is compared in `sdk-requests.test.ts`, without what they decline.
const targets = snippetTargets.filter(({ sdk }) => sdk === undefined);

describe(`requests generated from descriptions with seeds ${seeds.join(" and ")}`, () => {
  for (const target of targets) {
    const missing = missingInterpreter(target);
    it.skipIf(missing)(
      `are sent by ${target.id} code as Send sends them${missing ? ` (skipped: ${missing})` : ""}`,
      async (context) => {
        const models = new Map(seeds.flatMap((seed) => [...generate(seed)]));
        const comparison = await compareRequests(target, models, server, { [file.name]: content });
        countExecutions(context, target.id, comparison);
        expect(comparison.failures.slice(0, 3)).toEqual([]);
        expect(comparison.declined.length).toBeLessThan(models.size / 10);
        // Nothing that the project's own description can describe is beyond these clients.
        const ran = [...models.keys()].filter((name) => comparison.declined.every((other) => other.name !== name));
        for (const { id } of own.operations) {
          const executed = ran.filter((name) => name.startsWith(`${id} `)).length;
          expect({ id, executed }).toEqual({ id, executed: REQUESTS_PER_OPERATION * seeds.length });
        }
        expect(comparison.compilerOutput).toBe("");
        expect(comparison.newFiles.filter((name) => !name.startsWith("response."))).toEqual([]);
      },
      240_000,
    );
  }
});
