import { isJsonObject, type Json } from "@/lib/json";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { SUBSCHEMA_KEYWORDS } from "@/lib/openapi/subschemas";

export interface DescribedNames {
  properties: Set<string>;
  /** Texts of `enum` lists. */
  values: Set<string>;
  /** How many variants the unions with a declared discriminator have. */
  variantCounts: Set<number>;
}

/** What the schemas of an operation name, read from the document itself and without the field tree. */
export function listDescribedNames(description: ApiDescription, operation: Operation): DescribedNames {
  const names: DescribedNames = { properties: new Set(), values: new Set(), variantCounts: new Set() };
  const visited = new Set<Json>();
  const pending: (Json | undefined)[] = [
    ...operation.parameters.map(({ schema }) => schema),
    ...(operation.requestBody?.content ?? []).map(({ schema }) => schema),
    ...operation.responses.flatMap(({ content, headers }) => [...content, ...headers].map(({ schema }) => schema)),
  ];
  for (let schema = pending.pop(); pending.length > 0 || schema !== undefined; schema = pending.pop()) {
    if (!isJsonObject(schema) || visited.has(schema)) continue;
    visited.add(schema);
    if (typeof schema.$ref === "string") pending.push(description.resolve(schema.$ref));
    for (const value of Array.isArray(schema.enum) ? schema.enum : []) {
      if (typeof value === "string" && value !== "") names.values.add(value);
    }
    if (isJsonObject(schema.discriminator) && Array.isArray(schema.oneOf)) names.variantCounts.add(schema.oneOf.length);
    for (const [keyword, shape] of SUBSCHEMA_KEYWORDS) {
      const member = schema[keyword];
      if (keyword === "properties" && isJsonObject(member)) {
        for (const name of Object.keys(member)) names.properties.add(name);
      }
      if (shape === "map" && isJsonObject(member)) pending.push(...Object.values(member));
      else if (Array.isArray(member)) pending.push(...member);
      else pending.push(member);
    }
  }
  return names;
}
