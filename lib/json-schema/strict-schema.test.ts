import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { checkStrict, makeStrict } from "./strict-schema";

const loose: Json = {
  type: "object",
  properties: {
    city: { type: "string", minLength: 1, default: "Lisbon" },
    unit: { type: "string", enum: ["c", "f"] },
    when: { oneOf: [{ type: "string", format: "date" }, { type: "integer" }] },
    place: { allOf: [{ type: "object", properties: { lat: { type: "number" } } }] },
    tags: { type: "array", items: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
    other: { $ref: "#/$defs/other" },
    fixed: { const: 1 },
  },
  required: ["city"],
  $defs: { other: { type: "object", properties: { __proto__x: { type: ["string", "null"] } } } },
};

const at = (schema: Json) => checkStrict(schema).map(({ path, message }) => `${path.join("/")}: ${message}`);

describe("strict mode", () => {
  it("names every place that it refuses", () => {
    expect(at({ type: "object", properties: { a: { type: "string", minLength: 2 } } })).toEqual([
      "additionalProperties: Must be false: strict objects have no further properties",
      "properties/a: Must be required; let it be null where it may be left out",
      'properties/a/minLength: "minLength" is not supported in strict mode',
    ]);
    expect(at({ type: "array", items: {} })).toEqual(['type: The outermost type must be "object"']);
    expect(at({ anyOf: [{ type: "string" }] })).toEqual(
      ["The outermost schema must be an object, not a choice"].map((text) => `: ${text}`),
    );
    expect(at("text")).toEqual([": Must be an object schema"]);
  });

  it("takes what it is fixed to, and fixing again changes nothing", () => {
    const strict = makeStrict(loose);
    expect(at(strict)).toEqual([]);
    expect(makeStrict(strict)).toEqual(strict);
    expect(strict).toMatchObject({
      required: ["city", "unit", "when", "place", "tags", "other", "fixed"],
      properties: {
        city: { type: "string" },
        unit: { type: ["string", "null"], enum: ["c", "f", null] },
        when: { anyOf: [{ type: "string", format: "date" }, { type: "integer" }, { type: "null" }] },
        tags: { type: ["array", "null"], items: { required: ["name"], additionalProperties: false } },
        other: { anyOf: [{ $ref: "#/$defs/other" }, { type: "null" }] },
        fixed: { anyOf: [{ const: 1 }, { type: "null" }] },
      },
    });
  });

  it("lets the same full values through before and after", () => {
    const ajv = new Ajv2020({ strict: false, formats: { date: true } });
    const [fitsLoose, fitsStrict] = [ajv.compile(loose as object), ajv.compile(makeStrict(loose) as object)];
    const full = {
      city: "Porto",
      unit: "c",
      when: 3,
      place: { lat: 1 },
      tags: [{ name: "a" }],
      other: { __proto__x: null },
      fixed: 1,
    };
    expect([fitsLoose(full), fitsStrict(full)]).toEqual([true, true]);
    const wrong = { ...full, unit: "k" };
    expect([fitsLoose(wrong), fitsStrict(wrong)]).toEqual([false, false]);
    expect(
      fitsStrict({ city: "Porto", unit: null, when: null, place: null, tags: null, other: null, fixed: null }),
    ).toBe(true);
    expect(fitsStrict({ city: "Porto" })).toBe(false);
  });

  it("leaves what it cannot say otherwise, and still names it", () => {
    const schema: Json = {
      type: "object",
      properties: {},
      required: [],
      additionalProperties: false,
      not: { required: ["x"] },
    };
    expect(makeStrict(schema)).toEqual(schema);
    expect(at(schema)).toEqual(['not: "not" is not supported in strict mode']);
  });
});
