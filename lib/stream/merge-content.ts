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
import type { GrowingText } from "./growing-text";
import { growsByPieces, isSame, mergeMember } from "./merge-value";

/**
 * Merges the `content` of one delta under `key`. Content stays a string as long as every piece is plain text, whether it came
 * as a string or as text parts; the first other part turns it into a list of parts, with neighbouring text merged.
 */
export function mergeContent(target: GrowingObject, key: string, value: Json): void {
  for (const piece of Array.isArray(value) ? value : [value]) mergePiece(target, key, piece);
  if (readGrowing(target, key) === undefined) writeGrowing(target, key, null);
}

function mergePiece(target: GrowingObject, key: string, piece: Json): void {
  if (piece === null) return;
  const text = isJsonObject(piece) ? plainText(piece) : Array.isArray(piece) ? undefined : String(piece);
  const current = readGrowing(target, key);
  // An empty text alone is what many streams begin with: it says that the model wrote nothing so far.
  if (text === "") return;
  if (text !== undefined && !Array.isArray(current)) {
    appendText(target, key, text);
    return;
  }
  const parts = Array.isArray(current) ? current : startParts(textOf(current));
  writeGrowing(target, key, parts);
  appendPart(parts, text === undefined ? piece : { type: "text", text });
}

/** The text of a part that is nothing but text. */
function plainText(part: JsonObject): string | undefined {
  const plain = (part.type === undefined || part.type === "text") && typeof part.text === "string";
  if (!plain || !Object.keys(part).every((key) => key === "type" || key === "text" || key === "index"))
    return undefined;
  return typeof part.text === "string" ? part.text : undefined;
}

function startParts(text: string | GrowingText | undefined): GrowingJson[] {
  return text === undefined || text.length === 0 ? [] : [{ type: "text", text }];
}

function appendPart(parts: GrowingJson[], part: Json): void {
  if (!isJsonObject(part)) {
    parts.push(part);
    return;
  }
  const last = parts.at(-1);
  if (isGrowingObject(last) && continues(last, part)) {
    mergePart(last, part);
  } else {
    const begun: GrowingObject = {};
    mergePart(begun, part);
    parts.push(begun);
  }
}

/** A part that carries text goes on in the next part of its type; an image or a file (`data`) is whole. */
function continues(last: GrowingObject, part: JsonObject): boolean {
  if (!isSame(readGrowing(last, "type"), part.type)) return false;
  const index = readGrowing(last, "index");
  if (typeof index === "number" && typeof part.index === "number" && index !== part.index) return false;
  return Object.entries(part).some(
    ([key, value]) => key !== "data" && growsByPieces(key) && (typeof value === "string" || Array.isArray(value)),
  );
}

function mergePart(target: GrowingObject, part: JsonObject): void {
  for (const [key, value] of Object.entries(part)) {
    if (Array.isArray(value) && growsByPieces(key)) {
      const current = readGrowing(target, key);
      const parts = Array.isArray(current) ? current : [];
      writeGrowing(target, key, parts);
      for (const piece of value) appendPart(parts, piece);
    } else {
      mergeMember(target, key, value);
    }
  }
}
