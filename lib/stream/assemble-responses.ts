import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { adoptWhole } from "./adopt-whole";
import type { Assembler } from "./assembler";
import {
  appendText,
  type GrowingJson,
  type GrowingObject,
  isGrowingObject,
  readGrowing,
  toJson,
  writeGrowing,
} from "./growing-json";
import { GrowingText } from "./growing-text";
import { readResponse } from "./read-response";

/** Where the pieces of one family of events go: the item's type, the list inside of the item, the member that grows. */
interface Target {
  itemType: string;
  list?: { name: "content" | "summary"; indexName: string; partType: string };
  member: string;
}

const outputText: Target = part("message", "content", "content_index", "output_text", "text");
const outputAudio = (member: string) => part("message", "content", "content_index", "output_audio", member);
const reasoningText = part("reasoning", "content", "content_index", "reasoning_text", "text");
const summaryText = part("reasoning", "summary", "summary_index", "summary_text", "text");

/** By event type without `response.` and `.delta` or `.done`. */
const targets = new Map<string, Target>([
  ["output_text", outputText],
  ["text", outputText],
  ["content_part", outputText],
  ["refusal", part("message", "content", "content_index", "refusal", "refusal")],
  ["audio", outputAudio("data")],
  ["output_audio", outputAudio("data")],
  ["audio.transcript", outputAudio("transcript")],
  ["audio_transcript", outputAudio("transcript")],
  ["output_audio_transcript", outputAudio("transcript")],
  ["reasoning", reasoningText],
  ["reasoning_text", reasoningText],
  ["reasoning_summary", summaryText],
  ["reasoning_summary_text", summaryText],
  ["function_call_arguments", { itemType: "function_call", member: "arguments" }],
  ["mcp_call_arguments", { itemType: "mcp_call", member: "arguments" }],
  ["mcp_call.arguments", { itemType: "mcp_call", member: "arguments" }],
  ["custom_tool_call_input", { itemType: "custom_tool_call", member: "input" }],
  ["code_interpreter_call_code", { itemType: "code_interpreter_call", member: "code" }],
  ["code_interpreter_call.code", { itemType: "code_interpreter_call", member: "code" }],
]);

function part(
  itemType: string,
  name: "content" | "summary",
  indexName: string,
  partType: string,
  member: string,
): Target {
  return { itemType, list: { name, indexName, partType }, member };
}

const terminalTypes = new Set(["completed", "done", "incomplete", "failed", "cancelled", "canceled"]);

/** Builds a response object of the Responses API out of its events. */
export function createResponsesAssembler(): Assembler {
  let response: GrowingObject = {};
  let output: GrowingJson[] = [];
  let hasContent = false;
  let complete = false;
  let error: Json | undefined;

  const itemFor = (event: JsonObject, itemType: string): GrowingObject => {
    const byId = output.findIndex(
      (item) => isGrowingObject(item) && event.item_id !== undefined && item.id === event.item_id,
    );
    const lastOfType = output.findLastIndex((item) => isGrowingObject(item) && item.type === itemType);
    const known = byId >= 0 ? byId : lastOfType >= 0 ? lastOfType : output.length;
    return objectAt(output, readIndex(event.output_index) ?? known, () => ({
      ...(typeof event.item_id === "string" && { id: event.item_id }),
      type: itemType,
      ...(itemType === "message" && { role: "assistant" }),
    }));
  };

  const holderFor = (event: JsonObject, target: Target): GrowingObject => {
    const item = itemFor(event, target.itemType);
    if (!target.list) return item;
    const { name, indexName, partType } = target.list;
    const list = listAt(item, name);
    const index = readIndex(event[indexName]) ?? Math.max(0, list.length - 1);
    return objectAt(list, index, () => ({ type: partType }));
  };

  const pushPiece = (event: JsonObject, target: Target) => {
    const holder = holderFor(event, target);
    const delta = isJsonObject(event.delta) ? (event.delta[target.member] ?? event.delta.text) : event.delta;
    if (typeof delta === "string" && delta !== "") {
      appendText(holder, target.member, delta);
      hasContent = true;
    }
    for (const entry of Array.isArray(event.logprobs) ? event.logprobs : []) listAt(holder, "logprobs").push(entry);
  };

  const pushWhole = (event: JsonObject, target: Target) => {
    const whole = event[target.member] ?? event.text;
    if (typeof whole !== "string") return;
    const holder = holderFor(event, target);
    writeGrowing(holder, target.member, adoptWhole(readGrowing(holder, target.member), whole));
    hasContent ||= whole !== "";
  };

  /** `output_item.added` and `.done` carry a whole item, `content_part.…` and `reasoning_summary_part.…` a whole part. */
  const pushItem = (event: JsonObject, item: JsonObject) => {
    const byId = output.findIndex((other) => isGrowingObject(other) && item.id !== undefined && other.id === item.id);
    const index = readIndex(event.output_index) ?? (byId >= 0 ? byId : output.length);
    fillTo(output, index);
    output[index] = mergeWhole(output[index], item);
    hasContent ||= item.type !== "message" && item.type !== "reasoning";
  };

  const pushPart = (event: JsonObject, whole: JsonObject, target: Target) => {
    const holder = holderFor(event, target);
    for (const [key, value] of Object.entries(whole)) {
      writeGrowing(holder, key, adoptWhole(readGrowing(holder, key), value));
    }
  };

  const pushAnnotation = (event: JsonObject) => {
    const list = listAt(holderFor(event, outputText), "annotations");
    const index = readIndex(event.annotation_index) ?? list.length;
    fillTo(list, index);
    if (event.annotation !== undefined) list[index] = event.annotation;
  };

  /** The stages of an item that the API itself works on: `web_search_call.searching`. */
  const pushStage = (event: JsonObject, itemType: string, stage: string) => {
    const item = output[readIndex(event.output_index) ?? -1];
    if (isGrowingObject(item) && item.type === itemType) item.status = stage;
  };

  const pushResponse = (name: string, whole: JsonObject) => {
    const { output: items, ...rest } = whole;
    response = { ...response, ...rest };
    if (Array.isArray(items) && items.length > 0) {
      output = items.map((item, index) => adoptWhole(output[index], item));
      hasContent = true;
    }
    if (isJsonObject(rest.error)) error = rest.error;
    else if (name === "failed") error ??= whole;
  };

  const pushEvent = (event: JsonObject, type: string) => {
    const name = type.replace(/^response\./, "");
    const family = targets.get(name.replace(/\.(?:delta|done)$/, ""));
    if (isJsonObject(event.response)) pushResponse(name, event.response);
    if (terminalTypes.has(name)) complete = true;
    if (isJsonObject(event.item)) pushItem(event, event.item);
    else if (isJsonObject(event.part))
      pushPart(event, event.part, name.startsWith("reasoning") ? summaryText : outputText);
    else if (event.annotation !== undefined) pushAnnotation(event);
    else if (family && name.endsWith(".delta")) pushPiece(event, family);
    else if (family && name.endsWith(".done")) pushWhole(event, family);
    else if (typeof event.partial_image_b64 === "string") {
      writeGrowing(itemFor(event, "image_generation_call"), "partial_image_b64", event.partial_image_b64);
      hasContent = true;
    }
    const [, itemType, stage] =
      /^(\w+_call)\.(in_progress|searching|generating|interpreting|completed|failed)$/.exec(name) ?? [];
    if (itemType !== undefined && stage !== undefined) pushStage(event, itemType, stage);
    if (event.error) error = event.error;
    else if (type === "error") error ??= event;
  };

  const whole = (): GrowingObject => ({
    ...response,
    object: response.object ?? "response",
    output: output.filter((item) => item !== null),
  });

  return {
    push: (chunk, eventType) => {
      if (isJsonObject(chunk)) pushEvent(chunk, typeof chunk.type === "string" ? chunk.type : (eventType ?? ""));
      else if (eventType === "error") error ??= chunk;
    },
    value: () => toJson(whole()),
    answer: () => readResponse(whole()),
    get hasContent() {
      return hasContent;
    },
    get progress() {
      return complete ? "complete" : "open";
    },
    get error() {
      return error;
    },
  };
}

/** An item's later form replaces it; texts and lists that only its deltas brought stay. */
function mergeWhole(current: GrowingJson | undefined, item: JsonObject): GrowingJson {
  const adopted = adoptWhole(current, item);
  if (!isGrowingObject(current) || !isGrowingObject(adopted)) return adopted;
  for (const [key, value] of Object.entries(current)) {
    const now = readGrowing(adopted, key);
    const isEmpty = now === undefined || now === "" || (Array.isArray(now) && now.length === 0);
    if (isEmpty && (Array.isArray(value) || value instanceof GrowingText)) writeGrowing(adopted, key, value);
  }
  return adopted;
}

/** Indexes come from the stream: one beyond this would only fill the memory with holes. */
const maxIndex = 10_000;

function readIndex(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= maxIndex ? value : undefined;
}

/** The list under `name`, begun where there is none. */
function listAt(object: GrowingObject, name: string): GrowingJson[] {
  const known = readGrowing(object, name);
  const list = Array.isArray(known) ? known : [];
  if (list !== known) writeGrowing(object, name, list);
  return list;
}

function fillTo(list: GrowingJson[], index: number): void {
  while (list.length < index) list.push(null);
}

function objectAt(list: GrowingJson[], index: number, begin: () => GrowingObject): GrowingObject {
  const known = list[index];
  if (isGrowingObject(known)) return known;
  fillTo(list, index);
  const begun = begin();
  list[index] = begun;
  return begun;
}
