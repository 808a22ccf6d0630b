import { isJsonObject, type Json } from "@/lib/json";
import { type GrowingJson, type GrowingObject, isGrowingObject, readGrowing, writeGrowing } from "./growing-json";
import { GrowingText } from "./growing-text";

/**
 * The complete value that an API repeats at the end of a stream, built on what was assembled: a text that has grown to
 * the same text, or to its beginning, stays the same object, so that nobody who follows it has to start again.
 */
export function adoptWhole(current: GrowingJson | undefined, whole: Json): GrowingJson {
  if (typeof whole === "string") {
    if (!(current instanceof GrowingText)) return whole;
    const text = current.toString();
    if (!whole.startsWith(text)) return whole;
    current.append(whole.slice(text.length));
    return current;
  }
  if (Array.isArray(whole)) {
    const list = Array.isArray(current) ? current : [];
    return whole.map((item, position) => adoptWhole(list[position], item));
  }
  if (!isJsonObject(whole)) return whole;
  const result: GrowingObject = {};
  for (const [key, value] of Object.entries(whole)) {
    writeGrowing(result, key, adoptWhole(isGrowingObject(current) ? readGrowing(current, key) : undefined, value));
  }
  return result;
}
