import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { appendText, type GrowingObject, isGrowingObject, readGrowing, textOf, writeGrowing } from "./growing-json";
import { mergeMember } from "./merge-value";

/** A tool call under construction, with the position that the stream gave it. */
export interface ToolCallEntry {
  index: number | undefined;
  call: GrowingObject;
}

/**
 * Merges the `tool_calls` of one delta. A piece belongs to the call with its `index`; where providers leave that out or
 * repeat it, to the call with its id, else to the one in progress. A new id together with a name begins a new call even
 * under a used index (some providers number every parallel call 0); a new id alone does not (others invent an id per piece).
 */
export function mergeToolCalls(entries: ToolCallEntry[], deltas: Json): void {
  const list = Array.isArray(deltas) ? deltas : [deltas];
  for (const [position, delta] of list.entries()) {
    if (!isJsonObject(delta)) continue;
    // Several calls in one delta are different calls, also without an index.
    const index = typeof delta.index === "number" ? delta.index : list.length > 1 ? position : undefined;
    const entry = findEntry(entries, delta, index) ?? begin(entries, index);
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

function begin(entries: ToolCallEntry[], index: number | undefined): ToolCallEntry {
  const entry = { index, call: {} };
  entries.push(entry);
  return entry;
}

function findEntry(entries: ToolCallEntry[], delta: JsonObject, index: number | undefined): ToolCallEntry | undefined {
  const id = readId(delta.id);
  const name = readName(delta);
  const withId = id === undefined ? undefined : entries.findLast((entry) => readId(textId(entry)) === id);
  if (index !== undefined) {
    if (withId?.index === index) return withId;
    const atIndex = entries.findLast((entry) => entry.index === index);
    const other = atIndex && id !== undefined && readId(textId(atIndex)) !== undefined && name !== undefined;
    return other || (atIndex && id === undefined && beginsAnother(atIndex.call, delta)) ? undefined : atIndex;
  }
  if (withId) return withId;
  const last = entries.at(-1);
  if (!last || (id !== undefined && name !== undefined && readId(textId(last)) !== undefined)) return undefined;
  return beginsAnother(last.call, delta) ? undefined : last;
}

/** Without ids: a complete call is followed by another name, or by its own name with more arguments. */
function beginsAnother(call: GrowingObject, delta: JsonObject): boolean {
  const name = readName(delta);
  if (name === undefined || readId(delta.id) !== undefined) return false;
  const body = isGrowingObject(call.function) ? call.function : {};
  const known = readGrowing(body, "name");
  const text = textOf(readGrowing(body, "arguments"));
  if (known === undefined || text === undefined || text.length === 0 || !isCompleteJson(text.toString())) return false;
  const added = isJsonObject(delta.function) ? delta.function.arguments : undefined;
  return name !== known || (added !== undefined && added !== null && added !== "");
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
    // An id is settled by its first piece; providers that invent one per piece would otherwise end with the wrong one.
    if (key === "id" && readId(readGrowing(call, "id")) !== undefined) continue;
    if ((key === "function" || key === "custom") && isJsonObject(value)) {
      const current = readGrowing(call, key);
      const body = isGrowingObject(current) ? current : {};
      writeGrowing(call, key, body);
      mergeFunction(body, value);
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
    else if ((key === "arguments" || key === "input") && isJsonObject(value)) {
      appendText(body, key, JSON.stringify(value));
    } else mergeMember(body, key, value);
  }
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

function readId(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function readName(delta: JsonObject): string | undefined {
  const body = isJsonObject(delta.function) ? delta.function : delta.custom;
  const name = isJsonObject(body) ? body.name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}
