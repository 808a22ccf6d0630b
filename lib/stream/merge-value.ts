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
  for (const item of items) {
    const entry = isJsonObject(item) && typeof item.index === "number" ? findByIndex(target, item.index) : undefined;
    if (entry && isJsonObject(item) && !isSame(entry, item)) mergeObject(entry, item);
    else if (entry === undefined && (typeof item === "number" || !target.some((other) => isSame(other, item)))) {
      target.push(item);
    }
  }
  return target;
}

function findByIndex(list: GrowingJson[], index: number): GrowingObject | undefined {
  return list.filter(isGrowingObject).find((entry) => entry.index === index);
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
