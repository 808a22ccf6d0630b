import { expect, test } from "vitest";
import { isJsonObject, type JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { listServers } from "@/lib/openapi/servers";
import { fixtureNames, readFixture } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { buildResponseField } from "./build-response-field";
import { packForm, unpackForm } from "./pack-form";
import { mutateJson } from "./testing/mutate-json";
import { createRandom, type Random } from "./testing/random";

const ROUNDS = 25;

/** A document with several things changed, each of which a real one may have got wrong in the same way. */
function damage(document: JsonObject, random: Random): JsonObject {
  let damaged = document;
  for (let count = 0; count < 3; count += 1) {
    const next = mutateJson(damaged, random);
    damaged = isJsonObject(next) ? next : damaged;
  }
  return damaged;
}

test.each(fixtureNames)("%s still gives forms however it is damaged", (name) => {
  const document = readFixture(name);
  const random = createRandom(20260116);
  for (let round = 0; round < ROUNDS; round += 1) {
    const api = describeApi(damage(document, random));
    expect(api.problems.every(({ pointer, message }) => pointer.startsWith("#") && message.endsWith("."))).toBe(true);
    expect(listServers(api).at(-1)?.isDemo).toBe(true);
    for (const operation of api.operations) {
      const form = buildOperationForm(api, operation);
      expect(unpackForm(packForm(form))).toEqual(form);
      for (const { status, content } of operation.responses) {
        buildResponseField(api, operation, Number.parseInt(status, 10) || 200, content[0]?.mediaType ?? "text/plain");
      }
    }
  }
});
