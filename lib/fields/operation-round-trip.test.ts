import { describe, expect, it } from "vitest";
import { type Json, type JsonObject, setMember } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { Operation, ParameterLocation } from "@/lib/openapi/operation";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { draftFromJson } from "./draft-from-json";
import { renderJson } from "./json-text";
import type { RequestValues } from "./operation-form";
import {
  bodyDraft,
  bodyNode,
  PARAMETER_LOCATIONS,
  requestDraftFromValues,
  valuesFromRequestDraft,
} from "./request-draft";
import { mutateJson } from "./testing/mutate-json";
import { createRandom, type Random, runSeed } from "./testing/random";
import { generateInstance } from "./testing/schema-instances";

const REQUESTS_PER_OPERATION = 8;

const api = describeApi(readProjectDescription());

/** A request that fits the description, or one with some values that do not. */
function generateValues(operation: Operation, random: Random): RequestValues {
  const roughen = (value: Json) => (random.chance(0.3) ? mutateJson(value, random) : value);
  const place = (location: ParameterLocation) => {
    const members: JsonObject = {};
    for (const { name, schema } of operation.parameters.filter((one) => one.location === location)) {
      if (random.chance(0.7)) setMember(members, name, roughen(generateInstance(schema, api.resolve, random)));
    }
    if (random.chance(0.2)) setMember(members, "x.y[0]", random.chance(0.5) ? null : ["a", 1]);
    return members;
  };
  const values: RequestValues = {};
  for (const location of PARAMETER_LOCATIONS) {
    const members = place(location);
    if (Object.keys(members).length > 0) values[location] = members;
  }
  const schema = operation.requestBody?.content[0]?.schema;
  if (schema !== undefined) values.body = roughen(generateInstance(schema, api.resolve, random));
  return values;
}

const ordered = (values: RequestValues) => JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

describe("a request in the form, as JSON, and in the form again", () => {
  it.each([1, runSeed])("stays the same for every operation (seed %i)", (seed) => {
    const random = createRandom(seed);
    for (const operation of api.operations) {
      const form = buildOperationForm(api, operation);
      for (let index = 0; index < REQUESTS_PER_OPERATION; index++) {
        const values = generateValues(operation, random);
        const draft = requestDraftFromValues(form, values);
        const shown = valuesFromRequestDraft(form, draft);
        expect(ordered(shown), operation.id).toBe(ordered(values));
        if (shown.body === undefined) continue;
        // What the JSON tab shows, and what the form makes of it.
        const node = bodyNode(form, draft.body.mediaType);
        const edited = draftFromJson(node, JSON.parse(renderJson(shown.body)) as Json);
        expect(edited, operation.id).toEqual(bodyDraft(form, draft.body));
      }
    }
  });
});
