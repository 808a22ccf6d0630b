import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import {
  appendText,
  type GrowingJson,
  type GrowingObject,
  isGrowingObject,
  readGrowing,
  textOf,
  writeGrowing,
} from "./growing-json";
import { GrowingText } from "./growing-text";

/** Members that arrive in pieces. Every other string is a label (an id, a role, a status), of which the last one counts. */
const growingName =
  /^(?:text|content|data|input|output|code|diff|delta)$|(?:_text|_content|_plan|reasoning|thinking|thought|summary|transcript|arguments|refusal)$/;

export function growsByPieces(name: string): boolean {
  return growingName.test(name);
}

/**
 * Merges one member of a delta into what was assembled so far, for members without rules of their own: pieces of text append,
 * labels and numbers replace, objects merge, lists grow. Null and an empty label never erase what is there.
 */
export function mergeMember(target: GrowingObject, name: string, value: Json): void {
  const current = readGrowing(target, name);
  if (value === null) {
    if (current === undefined) writeGrowing(target, name, null);
  } else if (typeof value === "string") {
    if (growsByPieces(name)) appendText(target, name, value);
    else if (value !== "" || current === undefined || current === null) writeGrowing(target, name, value);
  } else if (Array.isArray(value)) {
    writeGrowing(target, name, mergeList(Array.isArray(current) ? current : [], value));
  } else if (isJsonObject(value)) {
    const object = isGrowingObject(current) ? current : {};
    writeGrowing(target, name, object);
    mergeObject(object, value);
  } else {
    writeGrowing(target, name, value);
  }
}

function mergeObject(target: GrowingObject, delta: JsonObject): void {
  for (const [name, value] of Object.entries(delta)) mergeMember(target, name, value);
}

/**
 * Grows a list in place: objects with the `index` of an entry merge into it, what is there already is not repeated
 * (some providers send the whole list with every chunk), numbers always append.
 */
function mergeList(target: GrowingJson[], items: Json[]): GrowingJson[] {
  const known = knownItems.get(target) ?? new ItemIndex(target);
  knownItems.set(target, known);
  for (const item of items) {
    const entry = isJsonObject(item) && typeof item.index === "number" ? known.findByIndex(item.index) : undefined;
    if (entry && isJsonObject(item) && !isSame(entry, item)) mergeObject(entry, item);
    else if (entry === undefined && (typeof item === "number" || !known.has(item))) {
      target.push(item);
      known.add(item);
    }
  }
  return target;
}

/** Lists that are being assembled, so that a list of thousands is not gone through for each of its items. */
const knownItems = new WeakMap<GrowingJson[], ItemIndex>();

/** Finds items of a list by their `index` or by what they are. Items without an index never change. */
class ItemIndex {
  readonly #byIndex = new Map<number, GrowingObject>();
  readonly #byHash = new Map<number, GrowingJson[]>();

  constructor(items: readonly GrowingJson[]) {
    for (const item of items) this.add(item);
  }

  add(item: GrowingJson): void {
    if (isGrowingObject(item) && typeof item.index === "number") {
      if (!this.#byIndex.has(item.index)) this.#byIndex.set(item.index, item);
    } else if (typeof item !== "number") {
      const hash = hashValue(item);
      const bucket = this.#byHash.get(hash);
      if (bucket) bucket.push(item);
      else this.#byHash.set(hash, [item]);
    }
  }

  findByIndex(index: number): GrowingObject | undefined {
    return this.#byIndex.get(index);
  }

  has(item: Json): boolean {
    return this.#byHash.get(hashValue(item))?.some((other) => isSame(other, item)) ?? false;
  }
}

/** The same number for values that are the same, whatever the order of their members. */
function hashValue(value: GrowingJson, depth = 0): number {
  if (value instanceof GrowingText) return hashText(value.toString());
  if (typeof value !== "object" || value === null) return hashText(String(value));
  if (depth > 4) return 1;
  let hash = 7;
  if (Array.isArray(value)) {
    for (const item of value) hash = (hash * 31 + hashValue(item, depth + 1)) | 0;
  } else {
    for (const [name, member] of Object.entries(value)) {
      hash = (hash + Math.imul(hashText(name), 31) + hashValue(member, depth + 1)) | 0;
    }
  }
  return hash;
}

/** Of a long text its two ends and its length tell enough. */
function hashText(text: string): number {
  let hash = text.length;
  const sample = text.length > 128 ? text.slice(0, 64) + text.slice(-64) : text;
  for (let at = 0; at < sample.length; at += 1) hash = (Math.imul(hash, 31) + sample.charCodeAt(at)) | 0;
  return hash;
}

/** An `index` as the stream gives it: a number, or one as text. */
export function readPosition(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** Deep equality, up to a depth that no real answer reaches. */
export function isSame(left: GrowingJson | undefined, right: Json | undefined, depth = 0): boolean {
  if (left === right) return true;
  if (depth > 100 || left === undefined || right === undefined) return false;
  const text = textOf(left);
  if (text instanceof GrowingText) return text.toString() === right;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, position) => isSame(item, right[position], depth + 1))
    );
  }
  if (!isGrowingObject(left) || !isJsonObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name], depth + 1))
  );
}
