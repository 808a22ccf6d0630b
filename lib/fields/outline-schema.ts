import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readBoolean, readList, readMember, readString } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import type { GatheredSchema } from "./gather-schema";
import { fitLiterals, readLiterals } from "./schema-literals";

export type JsonType = "string" | "number" | "integer" | "boolean" | "array" | "object";

/** What decides the kind of a field, from all parts of a gathered schema. */
export interface SchemaOutline {
  /** Types that are left when all parts have had their say, without null; undefined when none names or implies one. */
  types?: ReadonlySet<JsonType>;
  nullable: boolean;
  /** Only these values, without null. */
  literals?: Json[];
  literalNames?: string[];
  /** `oneOf` and `anyOf` lists that are real choices. */
  choices: Choice[];
  /** Choices between lists of required properties. */
  requireSets: string[][][];
  /** No value but null, if that, fits all parts. */
  empty: boolean;
}

export interface Choice {
  part: JsonObject;
  keyword: "oneOf" | "anyOf";
  branches: Json[];
}

const TYPES: readonly JsonType[] = ["string", "number", "integer", "boolean", "array", "object"];

/** Keywords that only mean something for one type; a schema without `type` is taken to be of it. */
const IMPLIED_BY: Record<string, JsonType> = {
  properties: "object",
  required: "object",
  additionalProperties: "object",
  patternProperties: "object",
  propertyNames: "object",
  minProperties: "object",
  maxProperties: "object",
  items: "array",
  prefixItems: "array",
  minItems: "array",
  maxItems: "array",
  uniqueItems: "array",
  pattern: "string",
  minLength: "string",
  maxLength: "string",
  contentEncoding: "string",
  contentMediaType: "string",
  "x-extensible-enum": "string",
  minimum: "number",
  maximum: "number",
  exclusiveMinimum: "number",
  exclusiveMaximum: "number",
  multipleOf: "number",
};

const NUMBER_FORMATS: Record<string, JsonType> = {
  int32: "integer",
  int64: "integer",
  float: "number",
  double: "number",
};

/** Looks at a gathered schema without going into its members. */
export function outlineSchema(context: FieldContext, schema: GatheredSchema): SchemaOutline {
  let outline = context.outlines.get(schema.key);
  if (!outline) {
    outline = makeOutline(schema);
    context.outlines.set(schema.key, outline);
  }
  return outline;
}

function makeOutline(schema: GatheredSchema): SchemaOutline {
  const { parts } = schema;
  const lists = parts.flatMap(listChoices);
  const requireSets = lists.flatMap(({ branches }) => readRequireSet(branches) ?? []);
  const choices = lists.filter(({ branches }) => readRequireSet(branches) === undefined);
  const declared = intersectTypes(parts.flatMap((part) => readTypes(part) ?? []));
  const { values, names } = readLiterals(parts);
  const allowed = declared && new Set([...declared].filter((type) => type !== "null"));
  const types = allowed ?? (values === undefined && choices.length === 0 ? implyTypes(parts) : undefined);
  const nullable =
    schema.nullable ??
    (parts.some((part) => readBoolean(part, "nullable") === true) ||
      declared?.has("null") === true ||
      values?.includes(null) === true);
  const literals = values === undefined ? undefined : fitLiterals(values, types);
  return {
    ...(types && { types }),
    nullable,
    ...(literals && { literals }),
    ...(literals && names && literals.length === names.length && { literalNames: names }),
    choices,
    requireSets,
    empty: schema.never || types?.size === 0 || literals?.length === 0,
  };
}

function listChoices(part: JsonObject): Choice[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const branches = readList(part, keyword);
    return branches.length > 0 ? [{ part, keyword, branches }] : [];
  });
}

/** `anyOf: [{required: [a]}, {required: [b]}]` beside properties says which ones go together, not what the value is. */
function readRequireSet(branches: Json[]): string[][][] | undefined {
  const sets = branches.map((branch) => {
    const isPlain =
      isJsonObject(branch) && Object.keys(branch).every((key) => /^(required|not|type|title|description)$/.test(key));
    const names = isPlain ? readList(branch, "required").filter((name) => typeof name === "string") : [];
    return names.length > 0 ? names : undefined;
  });
  const complete = sets.filter((set) => set !== undefined);
  return complete.length === branches.length ? [complete] : undefined;
}

function readTypes(part: JsonObject): Set<JsonType | "null">[] | undefined {
  const named = readMember(part, "type");
  const names = Array.isArray(named) ? named : [named];
  const types = names.flatMap((name) => (name === "null" ? name : (TYPES.find((type) => type === name) ?? [])));
  if (readString(part, "type") === "file") {
    types.push("string");
  }
  return types.length > 0 ? [new Set(types)] : undefined;
}

function intersectTypes(sets: Set<JsonType | "null">[]): Set<JsonType | "null"> | undefined {
  let types = sets[0];
  for (const other of sets.slice(1)) {
    const left = types ?? other;
    const candidates = new Set([...left, ...other]);
    types = new Set([...candidates].filter((type) => covers(left, type) && covers(other, type)));
  }
  return types;
}

/** Every integer is a number. */
function covers(types: Set<JsonType | "null">, type: JsonType | "null"): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

/** Only if all keywords agree: a schema with members and items but no type says too little to draw a form. */
function implyTypes(parts: JsonObject[]): Set<JsonType> | undefined {
  const implied = new Set<JsonType>();
  for (const part of parts) {
    for (const keyword of Object.keys(part)) {
      const type = Object.hasOwn(IMPLIED_BY, keyword) ? IMPLIED_BY[keyword] : undefined;
      if (type !== undefined) {
        implied.add(type);
      }
    }
    const format = readString(part, "format");
    if (format !== undefined) {
      const type = Object.hasOwn(NUMBER_FORMATS, format) ? NUMBER_FORMATS[format] : undefined;
      implied.add(type ?? (implied.has("number") ? "number" : "string"));
    }
  }
  if (implied.has("integer")) {
    implied.delete("number");
  }
  return implied.size === 1 ? implied : undefined;
}
