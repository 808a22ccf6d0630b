import { type Json, type JsonObject, setMember } from "@/lib/json";
import { GrowingText } from "./growing-text";

/** JSON under construction: like `Json`, but a text that is still arriving is a `GrowingText`. */
export type GrowingJson = null | boolean | number | string | GrowingText | GrowingJson[] | GrowingObject;

export interface GrowingObject {
  [key: string]: GrowingJson;
}

/** Own members only, so that `constructor` or `__proto__` as a key of the data is nothing special. */
export function readGrowing(target: GrowingObject, key: string): GrowingJson | undefined {
  return Object.hasOwn(target, key) ? target[key] : undefined;
}

export function writeGrowing(target: GrowingObject, key: string, value: GrowingJson): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

export function isGrowingObject(value: unknown): value is GrowingObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof GrowingText);
}

/** The text of a string, whether it is complete or still growing; undefined for everything else. */
export function textOf(value: GrowingJson | undefined): string | GrowingText | undefined {
  return typeof value === "string" || value instanceof GrowingText ? value : undefined;
}

/** Appends to the text under `key`, starting it when there is none. */
export function appendText(target: GrowingObject, key: string, piece: string): void {
  const current = readGrowing(target, key);
  if (current instanceof GrowingText) {
    current.append(piece);
  } else {
    const text = new GrowingText(typeof current === "string" ? current : "");
    text.append(piece);
    writeGrowing(target, key, text);
  }
}

/**
 * Plain JSON with every growing text joined, of any depth. Costs the whole value: call it when it is looked at, not per
 * chunk.
 */
export function toJson(value: GrowingJson): Json {
  // No recursion: what a provider sends may nest deeper than the stack.
  const pending: (() => void)[] = [];
  const convert = (source: GrowingJson): Json => {
    if (source instanceof GrowingText) return source.toString();
    if (Array.isArray(source)) {
      const list: Json[] = [];
      pending.push(() => {
        for (const item of source) list.push(convert(item));
      });
      return list;
    }
    if (!isGrowingObject(source)) return source;
    const result: JsonObject = {};
    pending.push(() => {
      for (const [key, member] of Object.entries(source)) setMember(result, key, convert(member));
    });
    return result;
  };
  const whole = convert(value);
  for (let next = pending.pop(); next; next = pending.pop()) next();
  return whole;
}
