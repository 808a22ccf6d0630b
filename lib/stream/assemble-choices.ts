import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { Assembler } from "./assembler";
import {
  type GrowingJson,
  type GrowingObject,
  isGrowingObject,
  readGrowing,
  textOf,
  toJson,
  writeGrowing,
} from "./growing-json";
import { mergeContent } from "./merge-content";
import { mergeReasoningDetails } from "./merge-reasoning-details";
import { listToolCalls, mergeFunction, mergeToolCalls, type ToolCallEntry } from "./merge-tool-calls";
import { mergeMember, readPosition } from "./merge-value";
import { readChoices } from "./read-choices";

interface ChoiceEntry {
  /** The choice as a complete answer has it, except for the tool calls, which are kept apart until they are listed. */
  choice: GrowingObject;
  message: GrowingObject | undefined;
  toolCalls: ToolCallEntry[];
  /** Members of the message that deltas have brought. */
  deltaKeys: Set<string>;
}

/** Builds a chat completion or a text completion out of its chunks. */
export function createChoicesAssembler(): Assembler {
  const top: GrowingObject = {};
  const entries = new Map<number, ChoiceEntry>();
  let hasContent = false;
  let error: Json | undefined;

  const entryAt = (index: number): ChoiceEntry => {
    const known = entries.get(index);
    if (known) return known;
    const entry = { choice: { index }, message: undefined, toolCalls: [], deltaKeys: new Set<string>() };
    entries.set(index, entry);
    return entry;
  };

  const messageOf = (entry: ChoiceEntry): GrowingObject => {
    entry.message ??= { role: "assistant", content: null };
    entry.choice.message = entry.message;
    return entry.message;
  };

  const pushDelta = (entry: ChoiceEntry, delta: JsonObject) => {
    const message = messageOf(entry);
    for (const [key, value] of Object.entries(delta)) {
      if (mergeMessageMember(entry, message, key, value)) hasContent = true;
    }
  };

  const pushChoice = (choice: JsonObject, position: number, single: boolean) => {
    const index = readPosition(choice.index) ?? (single ? 0 : position);
    const entry = entryAt(index);
    if (isJsonObject(choice.delta)) {
      for (const [key, value] of Object.entries(choice.delta)) {
        if (value !== null && value !== "") entry.deltaKeys.add(key);
      }
      pushDelta(entry, choice.delta);
    }
    if (isJsonObject(choice.message)) pushDelta(entry, messageRemainder(entry, choice.message));
    for (const [key, value] of Object.entries(choice)) {
      if (key === "index" || key === "delta" || key === "message") continue;
      if (key === "logprobs") {
        mergeLogprobs(entry.choice, value);
      } else {
        mergeMember(entry.choice, key, value);
        if (key === "text" && value !== "" && value !== null) hasContent = true;
        if (key === "error" && value) error ??= value;
      }
    }
  };

  const pushObject = (chunk: JsonObject, eventType: string | undefined) => {
    const isError = eventType === "error" || chunk.type === "error" || chunk.object === "error";
    if (isError && !chunk.error && chunk.choices === undefined) {
      error ??= chunk;
      mergeTop(top, "error", chunk);
      return;
    }
    for (const [key, value] of Object.entries(chunk)) {
      if (key === "choices") {
        const choices = Array.isArray(value) ? value.filter(isJsonObject) : [];
        for (const [position, choice] of choices.entries()) pushChoice(choice, position, choices.length === 1);
      } else if (key === "object" && typeof value === "string") {
        if (value !== "" || top.object === undefined) top.object = value.replace(/\.(?:chunk|done)$/, "");
      } else {
        mergeTop(top, key, value);
      }
    }
    if (chunk.error) error = chunk.error;
    else if (isError) error ??= chunk;
  };

  return {
    push: (chunk, eventType) => {
      for (const item of Array.isArray(chunk) ? chunk : [chunk]) {
        if (isJsonObject(item)) pushObject(item, eventType);
        else if (eventType === "error") error ??= item;
      }
    },
    value: () => {
      const result: JsonObject = {};
      const choices = listEntries(entries).map((entry) => toJson(completeChoice(entry)));
      for (const [key, value] of Object.entries(top)) {
        if (key !== "usage") setMember(result, key, toJson(value));
      }
      result.choices = choices;
      if (top.usage !== undefined) result.usage = toJson(top.usage);
      return result;
    },
    answer: () => readChoices({ ...top, choices: listEntries(entries).map(completeChoice) }),
    get hasContent() {
      return hasContent;
    },
    get progress() {
      return entries.size > 0 && [...entries.values()].every(isFinished) ? "complete" : "open";
    },
    get error() {
      return error ?? ([...entries.values()].some(failed) ? { message: 'The finish reason is "error".' } : undefined);
    },
  };
}

/** Merges one member of a delta; whether it held something that the model wrote. */
function mergeMessageMember(entry: ChoiceEntry, message: GrowingObject, key: string, value: Json): boolean {
  switch (key) {
    case "refusal":
    case "content":
      if (value === null || value === "") {
        if (readGrowing(message, key) === undefined) writeGrowing(message, key, null);
        return false;
      }
      mergeContent(message, key, value);
      return true;
    case "tool_calls":
      if (value === null) return false;
      mergeToolCalls(entry.toolCalls, value);
      return true;
    case "function_call": {
      if (!isJsonObject(value)) return false;
      const current = readGrowing(message, key);
      const body = isGrowingObject(current) ? current : {};
      writeGrowing(message, key, body);
      mergeFunction(body, value);
      return true;
    }
    case "reasoning_details": {
      if (value === null) return false;
      const current = readGrowing(message, key);
      const list = Array.isArray(current) ? current : [];
      writeGrowing(message, key, list);
      mergeReasoningDetails(list, value);
      return true;
    }
    default:
      mergeMember(message, key, value);
      return key !== "role" && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
  }
}

/**
 * Some providers send the whole `message` so far with every chunk, some beside a `delta`, some instead of it. Gives the
 * part of it that is new: nothing that deltas bring, and of a text that begins with what is there only the rest.
 */
function messageRemainder(entry: ChoiceEntry, message: JsonObject): JsonObject {
  const rest: JsonObject = {};
  for (const [key, value] of Object.entries(message)) {
    if (entry.deltaKeys.has(key)) continue;
    const current = entry.message && readGrowing(entry.message, key);
    const known = textOf(current)?.toString() ?? "";
    if (typeof value === "string" && known !== "" && key !== "role") {
      if (value.startsWith(known)) setMember(rest, key, value.slice(known.length));
      else if (value.trim() !== known.trim()) setMember(rest, key, value);
    } else {
      if (key === "tool_calls") entry.toolCalls.length = 0;
      else if (entry.message && typeof current === "object" && current !== null && known === "") {
        Reflect.deleteProperty(entry.message, key);
      }
      setMember(rest, key, value);
    }
  }
  return rest;
}

/**
 * Members beside `choices` are labels or running totals, so the newest counts; usage may come in several parts. Nothing
 * empty erases what is there.
 */
function mergeTop(top: GrowingObject, key: string, value: Json): void {
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (isEmpty && readGrowing(top, key) !== undefined) return;
  if (key === "usage") mergeMember(top, key, value);
  else writeGrowing(top, key, value);
}

/** Token lists only ever append, equal entries included; chat has them as `content`, completions side by side. */
function mergeLogprobs(choice: GrowingObject, value: Json): void {
  const current = readGrowing(choice, "logprobs");
  if (!isJsonObject(value)) {
    if (current === undefined) writeGrowing(choice, "logprobs", value);
    return;
  }
  const target = isGrowingObject(current) ? current : {};
  writeGrowing(choice, "logprobs", target);
  for (const [key, list] of Object.entries(value)) {
    const known = readGrowing(target, key);
    if (Array.isArray(list) && Array.isArray(known)) for (const item of list) known.push(item);
    else if (Array.isArray(list)) writeGrowing(target, key, [...list]);
    else mergeMember(target, key, list);
  }
}

function listEntries(entries: Map<number, ChoiceEntry>): ChoiceEntry[] {
  return [...entries.entries()].sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

function completeChoice({ choice, message, toolCalls }: ChoiceEntry): GrowingObject {
  const { index = null, message: _, finish_reason: finishReason = null, ...rest } = choice;
  const calls: GrowingJson[] = listToolCalls(toolCalls);
  return {
    index,
    ...(message && { message: calls.length > 0 ? { ...message, tool_calls: calls } : message }),
    finish_reason: finishReason,
    ...rest,
  };
}

function finishReason(entry: ChoiceEntry): string {
  const reason = readGrowing(entry.choice, "finish_reason");
  return typeof reason === "string" ? reason : "";
}

function isFinished(entry: ChoiceEntry): boolean {
  return finishReason(entry) !== "";
}

function failed(entry: ChoiceEntry): boolean {
  return finishReason(entry) === "error";
}
