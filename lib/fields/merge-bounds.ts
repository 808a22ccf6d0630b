import type { JsonObject } from "@/lib/json";
import { readBoolean, readNumber } from "@/lib/openapi/read-member";

/** The largest value that any part gives a lower bound, e.g. `minLength`. */
export function highest(parts: JsonObject[], keyword: string): number | undefined {
  const bounds = parts.flatMap((part) => readNumber(part, keyword) ?? []);
  return bounds.length > 0 ? Math.max(...bounds) : undefined;
}

/** The smallest value that any part gives an upper bound, e.g. `maxLength`. */
export function lowest(parts: JsonObject[], keyword: string): number | undefined {
  const bounds = parts.flatMap((part) => readNumber(part, keyword) ?? []);
  return bounds.length > 0 ? Math.min(...bounds) : undefined;
}

export interface NumberBounds {
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  exclusiveMaximum?: number | undefined;
}

/** The bounds of a number. In OpenAPI 3.0 `exclusiveMinimum` is a flag that makes `minimum` exclusive. */
export function mergeNumberBounds(parts: JsonObject[]): NumberBounds {
  const modern = parts.map((part) => makeExclusive(makeExclusive(part, "Minimum"), "Maximum"));
  return {
    minimum: highest(modern, "minimum"),
    maximum: lowest(modern, "maximum"),
    exclusiveMinimum: highest(modern, "exclusiveMinimum"),
    exclusiveMaximum: lowest(modern, "exclusiveMaximum"),
  };
}

function makeExclusive(part: JsonObject, end: "Minimum" | "Maximum"): JsonObject {
  const flag = readBoolean(part, `exclusive${end}`);
  const inclusive = end.toLowerCase();
  const bound = readNumber(part, inclusive);
  if (flag === undefined || bound === undefined) {
    return part;
  }
  const { [inclusive]: _bound, [`exclusive${end}`]: _flag, ...others } = part;
  return flag ? { ...others, [`exclusive${end}`]: bound } : { ...others, [inclusive]: bound };
}
