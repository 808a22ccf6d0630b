import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readBoolean, readMember, readObject, readStrings } from "@/lib/openapi/read-member";
import type { MapField, ObjectField, ObjectProperty } from "./field";
import type { FieldContext } from "./field-context";
import { gatherSchema } from "./gather-schema";
import { highest, lowest } from "./merge-bounds";
import { combineSchemas } from "./merge-schemas";
import { nodeFor, nodeForGathered } from "./node-for";
import { isAnnotation } from "./schema-keywords";

/** An object with described properties, or a map where the schema describes none and allows any. */
export function buildObject(
  context: FieldContext,
  parts: JsonObject[],
  requireSets: string[][][],
): ObjectField | MapField {
  const required = new Set(parts.flatMap((part) => readStrings(part, "required")));
  const properties = [...collectProperties(parts)].flatMap(
    ([name, schemas]) => buildProperty(context, name, schemas, required.has(name)) ?? [],
  );
  const additional = readAdditional(parts);
  const described = new Set(properties.map(({ name }) => name));
  const extra = [...required].filter((name) => !described.has(name));
  const bounds = { minProperties: highest(parts, "minProperties"), maxProperties: lowest(parts, "maxProperties") };
  const unchecked = additional.unchecked.length > 0 ? additional.unchecked : undefined;
  if (properties.length === 0 && additional.schema !== false && requireSets.length === 0) {
    const keys = parts.flatMap((part) => readMember(part, "propertyNames") ?? []);
    const key = combineSchemas([...keys, ...(additional.key === undefined ? [] : [additional.key])]);
    return {
      kind: "map",
      value: nodeFor(context, additional.schema),
      key: key === true || isPlainText(key) ? undefined : nodeFor(context, key),
      ...bounds,
      required: extra.length > 0 ? extra : undefined,
      unchecked,
    };
  }
  return {
    kind: "object",
    properties,
    additional: describeAdditional(context, additional.schema),
    requireSets: requireSets.length > 0 ? requireSets : undefined,
    requiredExtra: extra.length > 0 ? extra : undefined,
    ...bounds,
    unchecked: parts.some((part) => Object.hasOwn(part, "propertyNames"))
      ? [...(unchecked ?? []), "propertyNames"]
      : unchecked,
  };
}

function collectProperties(parts: JsonObject[]): Map<string, Json[]> {
  const properties = new Map<string, Json[]>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(readObject(part, "properties") ?? {})) {
      properties.set(name, [...(properties.get(name) ?? []), schema]);
    }
  }
  return properties;
}

/** A property that no value fits must be absent, so there is nothing to show. */
function buildProperty(
  context: FieldContext,
  name: string,
  schemas: Json[],
  isRequired: boolean,
): ObjectProperty | undefined {
  const schema = gatherSchema(context, combineSchemas(schemas));
  if (schema.never) {
    return undefined;
  }
  const flag = context.direction === "request" ? "readOnly" : "writeOnly";
  const isOther = schema.notes.map((note) => readBoolean(note, flag)).find((value) => value !== undefined) ?? false;
  return { name, required: isRequired && !isOther, node: nodeForGathered(context, schema) };
}

interface Additional {
  schema: Json;
  /** What the keys must match, when that is the only place the values are described. */
  key?: Json;
  unchecked: string[];
}

/** Values under other keys. With several patterns the form cannot tell which applies, so the server decides. */
function readAdditional(parts: JsonObject[]): Additional {
  const plain = parts.flatMap((part) => readMember(part, "additionalProperties") ?? []);
  const patterns = parts.flatMap((part) => Object.entries(readObject(part, "patternProperties") ?? {}));
  const [pattern, ...others] = patterns;
  if (!pattern) {
    return { schema: combineSchemas(plain.map(openIfEmpty)), unchecked: [] };
  }
  const isClosed = plain.includes(false);
  const schema = isClosed && others.length === 0 ? openIfEmpty(pattern[1]) : true;
  const key = isClosed && others.length === 0 ? { type: "string", pattern: pattern[0] } : undefined;
  return { schema, ...(key && { key }), unchecked: ["patternProperties"] };
}

function openIfEmpty(schema: Json): Json {
  return isJsonObject(schema) && Object.keys(schema).every(isAnnotation) ? true : schema;
}

function describeAdditional(context: FieldContext, schema: Json): ObjectField["additional"] {
  return schema === false ? "closed" : isJsonObject(schema) ? nodeFor(context, schema) : "open";
}

/** Every key is text; saying so adds nothing. */
function isPlainText(schema: Json): boolean {
  return (
    isJsonObject(schema) &&
    schema.type === "string" &&
    Object.keys(schema).every((key) => key === "type" || isAnnotation(key))
  );
}
