import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { Schema } from "@/lib/openapi/operation";
import type { Random } from "./random";

type Resolve = (reference: string) => Json | undefined;

const SAMPLE_TEXTS = ["a", "Hello 😀", "x_1", "gpt-4.1", "auto", "https://example.com/a?b=c", "0".repeat(64)];
const FORMATTED: Record<string, string> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  uri: "https://example.com/a",
  uuid: "3f2b8f2e-1c4d-4e5f-8a9b-0c1d2e3f4a5b",
  email: "a@example.com",
};
/** Deeper than this only what is required is generated, and twice as deep nothing at all. */
const MAX_DEPTH = 7;

/**
 * A value that mostly satisfies a schema, written from the schema alone so that it shares no code with what it tests. It need
 * not be valid: a validator is the judge.
 */
export function generateInstance(schema: Schema, resolve: Resolve, random: Random, depth = 0): Json {
  if (depth > 2 * MAX_DEPTH || typeof schema === "boolean") {
    return schema === true ? random.pick<Json>([1, "a", null, { a: [] }]) : null;
  }
  const flat = flatten(schema, resolve, random);
  if (flat.const !== undefined) {
    return flat.const;
  }
  if (Array.isArray(flat.enum) && flat.enum.length > 0) {
    return random.pick(flat.enum);
  }
  const inner = (child: Json | undefined) => generateInstance(asSchema(child), resolve, random, depth + 1);
  switch (typeOf(flat, random)) {
    case "string":
      return generateText(flat, random);
    case "integer":
      return Math.round(generateNumber(flat, random));
    case "number":
      return generateNumber(flat, random);
    case "boolean":
      return random.chance(0.5);
    case "array":
      return generateList(flat, inner, random, depth);
    case "object":
      return generateObject(flat, inner, random, depth);
    default:
      return null;
  }
}

function asSchema(schema: Json | undefined): Schema {
  return isJsonObject(schema) || typeof schema === "boolean" ? schema : true;
}

/** References followed, `allOf` merged, one alternative chosen. */
function flatten(schema: JsonObject, resolve: Resolve, random: Random): JsonObject {
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const members: Json[] = [
    ...(typeof $ref === "string" ? [resolve($ref) ?? {}] : []),
    ...(Array.isArray(allOf) ? allOf : []),
    ...[oneOf, anyOf].flatMap((choices) =>
      Array.isArray(choices) && choices.length > 0 ? [random.pick(choices)] : [],
    ),
  ];
  return members.reduce<JsonObject>((merged, member) => {
    return isJsonObject(member) ? merge(merged, flatten(member, resolve, random)) : merged;
  }, own);
}

function merge(a: JsonObject, b: JsonObject): JsonObject {
  const merged: JsonObject = { ...a, ...b };
  if (isJsonObject(a.properties) && isJsonObject(b.properties)) {
    merged.properties = { ...a.properties, ...b.properties };
  }
  if (Array.isArray(a.required) && Array.isArray(b.required)) {
    merged.required = [...a.required, ...b.required];
  }
  return merged;
}

function typeOf(schema: JsonObject, random: Random): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const type = random.pick(types);
  if (typeof type === "string") {
    return schema.nullable === true && random.chance(0.2) ? "null" : type;
  }
  if (schema.properties !== undefined || schema.required !== undefined || schema.additionalProperties !== undefined) {
    return "object";
  }
  return schema.items !== undefined || schema.prefixItems !== undefined ? "array" : "string";
}

function generateText(schema: JsonObject, random: Random): string {
  const { pattern, format, minLength, maxLength } = schema;
  if (typeof format === "string" && FORMATTED[format] !== undefined) {
    return FORMATTED[format];
  }
  const fitting = SAMPLE_TEXTS.filter((text) => typeof pattern !== "string" || new RegExp(pattern, "u").test(text));
  const text = fitting.length > 0 ? random.pick(fitting) : "";
  const padded = typeof minLength === "number" ? text.padEnd(minLength, "x") : text;
  return typeof maxLength === "number" ? [...padded].slice(0, maxLength).join("") : padded;
}

function generateNumber(schema: JsonObject, random: Random): number {
  const lowest = [schema.minimum, schema.exclusiveMinimum].find((bound) => typeof bound === "number") ?? -5;
  const highest = [schema.maximum, schema.exclusiveMaximum].find((bound) => typeof bound === "number") ?? lowest + 10;
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : undefined;
  const value = random.pick([lowest, highest, lowest + (highest - lowest) * random.next()]);
  return step === undefined ? value : Math.round(value / step) * step;
}

function generateList(
  schema: JsonObject,
  inner: (child: Json | undefined) => Json,
  random: Random,
  depth: number,
): Json[] {
  const fixed = Array.isArray(schema.prefixItems) ? schema.prefixItems.map(inner) : [];
  const least = typeof schema.minItems === "number" ? schema.minItems : 0;
  const most = typeof schema.maxItems === "number" ? schema.maxItems : least + 3;
  const wanted = Math.min(most, depth > MAX_DEPTH ? least : least + Math.floor(random.next() * 3));
  const rest = Array.from({ length: Math.max(0, wanted - fixed.length) }, () => inner(schema.items));
  return [...fixed, ...rest];
}

function generateObject(
  schema: JsonObject,
  inner: (child: Json | undefined) => Json,
  random: Random,
  depth: number,
): Json {
  const object: JsonObject = {};
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const share = depth > MAX_DEPTH ? 0 : depth === 0 ? 0.4 : 0.25;
  for (const [name, property] of Object.entries(properties)) {
    if (required.has(name) || random.chance(share)) {
      setMember(object, name, inner(property));
    }
  }
  if (schema.additionalProperties !== false && random.chance(0.3)) {
    setMember(object, random.pick(["extra", "50256", "a.b", "constructor"]), inner(schema.additionalProperties));
  }
  return object;
}
