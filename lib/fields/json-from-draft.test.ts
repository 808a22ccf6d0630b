import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { draftFromJson } from "./draft-from-json";
import type { FieldNode } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import { anyJson } from "./testing/json-arbitrary";
import { sampleNodes } from "./testing/sample-nodes";

function roundTrip(node: FieldNode, value: Json): Json | undefined {
  return jsonFromDraft(node, draftFromJson(node, value));
}

describe("jsonFromDraft", () => {
  it.each(Object.keys(sampleNodes))("gives back any JSON value that a draft was made from: %s", (name) => {
    const node = sampleNodes[name] ?? { kind: "any" };
    fc.assert(
      fc.property(anyJson, (value) => {
        const back = roundTrip(node, value);
        // Not `toEqual`: it takes a member called "constructor" for the type of the value.
        expect(isDeepStrictEqual(back, value), JSON.stringify(back)).toBe(true);
        expect(JSON.stringify(back), "order of members").toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });
});
