import type { Answer, AnswerChoice, AnswerPart } from "./answer";
import { type GrowingJson, type GrowingObject, isGrowingObject, readGrowing, textOf } from "./growing-json";
import { readLogprobs } from "./read-logprobs";
import {
  listObjects,
  otherPart,
  readAudio,
  readContentPart,
  readImage,
  readLabel,
  readSources,
  readText,
  refusalPart,
} from "./read-part";
import { readUsage } from "./read-usage";

/** The display form of a chat completion or text completion, complete or still being assembled. */
export function readChoices(completion: GrowingObject): Answer {
  const choices = listObjects(readGrowing(completion, "choices"));
  const answer: Answer = {
    ...readOrigin(completion),
    choices: choices.map(readChoice),
    usage: findUsage(completion, choices),
  };
  const cited = readSources("citations", readGrowing(completion, "citations"));
  const first = answer.choices[0];
  if (first && !first.parts.some((part) => part.kind === "sources")) first.parts.push(...cited);
  return answer;
}

export function readOrigin(answer: GrowingObject): Pick<Answer, "id" | "model" | "provider"> {
  const id = readLabel(answer, "id");
  const model = readLabel(answer, "model");
  const provider = readLabel(answer, "provider");
  return {
    ...(id !== undefined && { id }),
    ...(model !== undefined && { model }),
    ...(provider !== undefined && { provider }),
  };
}

/** Most APIs give usage beside the choices, some inside of a choice or under a member of their own (`x_groq`). */
function findUsage(completion: GrowingObject, choices: GrowingObject[]) {
  const own = readUsage(readGrowing(completion, "usage"));
  if (own) return own;
  for (const holder of [...choices, ...Object.values(completion)]) {
    const usage = isGrowingObject(holder) ? readUsage(readGrowing(holder, "usage")) : null;
    if (usage) return usage;
  }
  return null;
}

function readChoice(choice: GrowingObject, position: number): AnswerChoice {
  const message = readGrowing(choice, "message");
  const logprobs = readGrowing(choice, "logprobs");
  const native = readLabel(choice, "native_finish_reason");
  const text = readText(choice, "text");
  const index = readGrowing(choice, "index");
  const parts: AnswerPart[] = isGrowingObject(message) ? readMessage(message) : [];
  // Some servers give the message's text a second time under the name that completions have for it.
  if (text !== undefined && !parts.some((part) => part.kind === "text"))
    parts.push({ key: "text", kind: "text", text });
  return {
    index: typeof index === "number" ? index : position,
    parts: parts.length > 0 || text !== undefined ? parts : readCompletionReasoning(choice),
    finishReason: readLabel(choice, "finish_reason") ?? null,
    ...(native !== undefined && { nativeFinishReason: native }),
    ...(isGrowingObject(logprobs) && { logprobs: () => readLogprobs(logprobs) }),
  };
}

function readCompletionReasoning(choice: GrowingObject): AnswerPart[] {
  const text = readText(choice, "reasoning");
  return text === undefined ? [] : [{ key: "reasoning", kind: "reasoning", format: "text", text }];
}

function readMessage(message: GrowingObject): AnswerPart[] {
  const content = readGrowing(message, "content");
  const audio = readGrowing(message, "audio");
  return [
    ...readReasoning(message),
    ...(Array.isArray(content)
      ? content.flatMap((part, position) => readContentPart(`content.${position}`, part))
      : readContentPart("content", content ?? null)),
    ...refusalPart("refusal", readText(message, "refusal")),
    ...listOf(message, "images").flatMap((image, position) => readImage(`images.${position}`, image)),
    ...(isGrowingObject(audio) ? readAudio("audio", audio) : []),
    ...listObjects(readGrowing(message, "tool_calls")).flatMap((call, position) =>
      readToolCall(`tool.${position}`, call),
    ),
    ...readFunctionCall(message),
    ...readSources("sources", readGrowing(message, "annotations")),
  ];
}

function listOf(object: GrowingObject, name: string): GrowingJson[] {
  const value = readGrowing(object, name);
  return Array.isArray(value) ? value : [];
}

/** Providers often give the same reasoning twice, as details and as plain text: the details count when they hold any. */
function readReasoning(message: GrowingObject): AnswerPart[] {
  const details = listObjects(readGrowing(message, "reasoning_details")).flatMap((detail, position) =>
    readReasoningDetail(`reasoning.${position}`, detail),
  );
  const plain = ["reasoning", "reasoning_content", "thinking", "reasoning_text"]
    .map((name) => readText(message, name))
    .find((text) => text !== undefined);
  const readable = details.some((part) => part.kind === "reasoning" && part.format !== "encrypted");
  return readable || plain === undefined
    ? details
    : [{ key: "reasoning", kind: "reasoning", format: "text", text: plain }, ...details];
}

function readReasoningDetail(key: string, detail: GrowingObject): AnswerPart[] {
  const type = readLabel(detail, "type") ?? "";
  const data = readText(detail, "data");
  const summary = readText(detail, "summary");
  const text = readText(detail, "text");
  if (text !== undefined) return [{ key, kind: "reasoning", format: "text", text }];
  if (summary !== undefined) return [{ key, kind: "reasoning", format: "summary", text: summary }];
  if (data !== undefined) return [{ key, kind: "reasoning", format: "encrypted", text: data }];
  return /^reasoning\.(?:text|summary|encrypted)$/.test(type) ? [] : [otherPart(key, type || "reasoning", detail)];
}

function readToolCall(key: string, call: GrowingObject): AnswerPart[] {
  const type = readLabel(call, "type") ?? "function";
  const nested = readGrowing(call, type);
  const body = isGrowingObject(nested) ? nested : call;
  const input = textOf(readGrowing(body, "arguments")) ?? textOf(readGrowing(body, "input")) ?? "";
  const name = readLabel(body, "name") ?? "";
  return [{ key, kind: "toolCall", id: readLabel(call, "id") ?? "", name, toolType: type, input }];
}

function readFunctionCall(message: GrowingObject): AnswerPart[] {
  const call = readGrowing(message, "function_call");
  return isGrowingObject(call) ? readToolCall("function_call", call) : [];
}
