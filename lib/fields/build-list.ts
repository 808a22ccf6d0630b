import type { Json, JsonObject } from "@/lib/json";
import { readBoolean, readList, readMember } from "@/lib/openapi/read-member";
import type { ArrayField, TupleField } from "./field";
import type { FieldContext } from "./field-context";
import { highest, lowest } from "./merge-bounds";
import { combineSchemas } from "./merge-schemas";
import { nodeFor } from "./node-for";

/** A list of equal items, or a tuple where the schema describes the first items one by one. */
export function buildList(context: FieldContext, parts: JsonObject[]): ArrayField | TupleField {
  const tuples = parts.map(readTuple).filter((items) => items.length > 0);
  const minItems = highest(parts, "minItems");
  const maxItems = lowest(parts, "maxItems");
  if (tuples.length === 0) {
    const items = parts.flatMap((part) => readMember(part, "items") ?? []);
    return {
      kind: "array",
      item: nodeFor(context, combineSchemas(items.filter((item) => item !== false))),
      minItems,
      maxItems: items.includes(false) ? 0 : maxItems,
      uniqueItems: parts.some((part) => readBoolean(part, "uniqueItems") === true) || undefined,
    };
  }
  const length = Math.max(...tuples.map((items) => items.length));
  const rest = combineSchemas(parts.flatMap((part) => readRest(part) ?? []));
  return {
    kind: "tuple",
    items: Array.from({ length }, (_, index) =>
      nodeFor(context, combineSchemas(tuples.flatMap((items) => items[index] ?? []))),
    ),
    rest: rest === false || maxItems === length ? undefined : nodeFor(context, rest),
    minItems,
    maxItems,
  };
}

/** Before 2020 a tuple was a list under `items`. */
function readTuple(part: JsonObject): Json[] {
  const items = readList(part, "prefixItems");
  return items.length > 0 ? items : readList(part, "items");
}

function readRest(part: JsonObject): Json | undefined {
  return readMember(part, Array.isArray(part.items) ? "additionalItems" : "items");
}
