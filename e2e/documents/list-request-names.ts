import { isJsonObject, type Json } from "../../lib/json";
import type { ApiDescription, Schema } from "../../lib/openapi/operation";

/**
 * The names of the properties that a body may have at its top, over all its variants, read from the document itself
 * and without the field tree. What only answers have is left out.
 */
export function listRequestNames({ resolve }: Pick<ApiDescription, "resolve">, schema: Schema): string[] {
  const names = new Set<string>();
  const visited = new Set<Json>();
  const pending: (Json | undefined)[] = [schema];
  while (pending.length > 0) {
    const next = pending.pop();
    if (!isJsonObject(next) || visited.has(next)) continue;
    visited.add(next);
    if (typeof next.$ref === "string") pending.push(resolve(next.$ref));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const parts = next[keyword];
      if (Array.isArray(parts)) pending.push(...parts);
    }
    for (const [name, property] of Object.entries(isJsonObject(next.properties) ? next.properties : {})) {
      if (property !== false && !isReadOnly(property, resolve)) names.add(name);
    }
  }
  return [...names];
}

function isReadOnly(schema: Json, resolve: ApiDescription["resolve"]): boolean {
  if (!isJsonObject(schema)) return false;
  const target = typeof schema.$ref === "string" ? resolve(schema.$ref) : undefined;
  return schema.readOnly === true || (isJsonObject(target) && target.readOnly === true);
}
