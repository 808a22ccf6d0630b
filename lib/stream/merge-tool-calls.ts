import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { appendText, type GrowingObject, isGrowingObject, readGrowing, textOf, writeGrowing } from "./growing-json";
import { mergeMember, readPosition } from "./merge-value";
import { readJsonEnd } from "./unfinished-json";

/** A tool call under construction. */
export interface ToolCallEntry {
  /** The position that the stream gave it. */
  index: number | undefined;
  /** Its position among the calls of one delta, where the stream gives no other. */
  place: number | undefined;
  call: GrowingObject;
}

/** The ids and indexes that calls were given so far: thousands of calls are not gone through for each new one. */
const seenNames = new WeakMap<ToolCallEntry[], Set<string | number>>();

/**
 * Merges the `tool_calls` of one delta. A piece belongs to the call with its `index`; where providers leave that out or
 * repeat it, to the call with its id, else to the one in progress. A new id together with a name begins a new call even
 * under a used index (some providers number every parallel call 0), unless the same function there still waits for arguments; a new
 * id alone does not (others invent an id per piece).
 */
export function mergeToolCalls(entries: ToolCallEntry[], deltas: Json): void {
  const list = Array.isArray(deltas) ? deltas : [deltas];
  const seen = seenNames.get(entries) ?? new Set();
  seenNames.set(entries, seen);
  for (const [position, delta] of list.entries()) {
    if (!isJsonObject(delta)) continue;
    const index = readPosition(delta.index);
    // Several calls in one delta are different calls, also without an index.
    const place = index === undefined && list.length > 1 ? position : undefined;
    const known = findEntry(entries, seen, delta, index, place);
    for (const name of [readId(delta.id), index]) if (name !== undefined) seen.add(name);
    const entry = known ?? { index, place, call: {} };
    if (!known) entries.push(entry);
    mergeCall(entry.call, delta);
  }
}

/** The calls in the order of their indexes, without those: as a complete answer lists them. */
export function listToolCalls(entries: ToolCallEntry[]): GrowingObject[] {
  return entries
    .map((entry, position) => ({ ...entry, position }))
    .sort((a, b) => (a.index ?? a.position) - (b.index ?? b.position) || a.position - b.position)
    .map((entry) => entry.call);
}

function findEntry(
  entries: ToolCallEntry[],
  seen: ReadonlySet<string | number>,
  delta: JsonObject,
  index: number | undefined,
  place: number | undefined,
): ToolCallEntry | undefined {
  const id = readId(delta.id);
  const isHere = (entry: ToolCallEntry) =>
    index === undefined ? place === undefined || (entry.index ?? entry.place) === place : entry.index === index;
  const withId =
    id === undefined || !seen.has(id) ? undefined : entries.findLast((entry) => readId(textId(entry)) === id);
  if (withId && (index === undefined || withId.index === index)) return withId;
  const here = index !== undefined && !seen.has(index) ? undefined : entries.findLast(isHere);
  if (!here) return undefined;
  const name = readName(delta);
  const isOther = id !== undefined && readId(textId(here)) !== undefined && name !== undefined;
  if (isOther) return name === nameOf(here.call) && isUnfinished(here.call) ? here : undefined;
  return id === undefined && beginsAnother(here.call, delta) ? undefined : here;
}

/** Without ids: a complete call is followed by another name, or by its own name with other arguments. */
function beginsAnother(call: GrowingObject, delta: JsonObject): boolean {
  const name = readName(delta);
  if (name === undefined) return false;
  const body = isGrowingObject(call.function) ? call.function : {};
  const known = readGrowing(body, "name");
  const text = textOf(readGrowing(body, "arguments"))?.toString() ?? "";
  if (known === undefined || text === "" || !isCompleteJson(text)) return false;
  const added = isJsonObject(delta.function) ? delta.function.arguments : undefined;
  return name !== known || (added !== undefined && added !== null && added !== "");
}

/** Whether more arguments must come. */
function isUnfinished(call: GrowingObject): boolean {
  const body = isGrowingObject(call.function) ? call.function : call.custom;
  const text = isGrowingObject(body) ? (textOf(readGrowing(body, "arguments"))?.toString() ?? "") : "";
  return !isCompleteJson(text);
}

function isCompleteJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mergeCall(call: GrowingObject, delta: JsonObject): void {
  for (const [key, value] of Object.entries(delta)) {
    if (key === "index") continue;
    if ((key === "function" || key === "custom") && isJsonObject(value)) {
      const current = readGrowing(call, key);
      const body = isGrowingObject(current) ? current : {};
      writeGrowing(call, key, body);
      mergeFunction(body, value);
      // A function without parameters is called with no arguments rather than with none given.
      if (key === "function" && (readGrowing(body, "arguments") ?? null) === null) writeGrowing(body, "arguments", "");
    } else {
      mergeMember(call, key, value);
    }
  }
  if (readGrowing(call, "type") === undefined && isGrowingObject(call.function)) writeGrowing(call, "type", "function");
}

/** Merges name and arguments; also the shape of the old `function_call`. */
export function mergeFunction(body: GrowingObject, delta: JsonObject): void {
  for (const [key, value] of Object.entries(delta)) {
    if (key === "name" && typeof value === "string") mergeName(body, value);
    else if (key === "arguments") mergeArguments(body, value);
    else if (key === "input" && isJsonObject(value)) appendText(body, key, JSON.stringify(value));
    else mergeMember(body, key, value);
  }
}

/**
 * Pieces append. Some providers send the arguments so far with every piece, or the whole once more at the end: a piece that
 * begins with all of an object so far is that, unless JSON could go on with it.
 */
function mergeArguments(body: GrowingObject, value: Json): void {
  const piece = isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : value;
  const known = textOf(readGrowing(body, "arguments"));
  const isRepeated =
    known !== undefined &&
    known.length > 0 &&
    typeof piece === "string" &&
    piece.length >= known.length &&
    /^\s*{/.test(piece) &&
    beginsAgain(known.toString(), piece);
  mergeMember(body, "arguments", isRepeated ? piece.slice(known.length) : piece);
}

/** Where an object may come next, so that one which begins like the text so far is its member. */
const opensValue = /[:[]\s*$/;
/** A brace that ends a string, with what JSON allows after one. */
const endsString = /^ *\{ *"\s*(?:[:,}\]]|$)/;

function beginsAgain(known: string, piece: string): boolean {
  if (!piece.startsWith(known)) return false;
  return readJsonEnd(known).inString ? !endsString.test(piece) : !opensValue.test(known);
}

/** A name comes once, or is repeated, or (rarely) arrives in pieces before the arguments do. */
function mergeName(body: GrowingObject, name: string): void {
  const current = readGrowing(body, "name");
  const known = typeof current === "string" ? current : "";
  const text = textOf(readGrowing(body, "arguments"));
  if (known === "" || name.startsWith(known)) {
    if (name !== "" || known === "") writeGrowing(body, "name", name);
  } else if (name !== "" && (text === undefined || text.length === 0)) {
    writeGrowing(body, "name", known + name);
  }
}

function textId(entry: ToolCallEntry) {
  return readGrowing(entry.call, "id");
}

function nameOf(call: GrowingObject): string | undefined {
  const body = isGrowingObject(call.function) ? call.function : call.custom;
  const name = isGrowingObject(body) ? readGrowing(body, "name") : undefined;
  return typeof name === "string" ? name : undefined;
}

function readId(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function readName(delta: JsonObject): string | undefined {
  const body = isJsonObject(delta.function) ? delta.function : delta.custom;
  const name = isJsonObject(body) ? body.name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}
