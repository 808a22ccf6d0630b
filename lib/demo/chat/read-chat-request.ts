import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import {
  readBoolean,
  readList,
  readMember,
  readNumber,
  readObject,
  readString,
  readStrings,
} from "@/lib/openapi/read-member";
import {
  type GenerationRequest,
  type PromptMessage,
  summarizePrompt,
  type ToolChoice,
  type ToolSpec,
} from "../generation/generation-request";
import { readAnswerFormat } from "../generation/read-format";
import { readMaxTokens, readModels, readReasoning, readStop, wantsWebSearch } from "../generation/read-settings";

const MAX_CHOICES = 8;

/** What a chat completions body asks for. Members of another shape than described count as absent. */
export function readChatRequest(body: JsonObject): GenerationRequest {
  const maxTokens = readMaxTokens(body, ["max_tokens", "max_completion_tokens"]);
  const modalities = readStrings(body, "modalities");
  const topLogprobs = readBoolean(body, "logprobs") === true ? (readNumber(body, "top_logprobs") ?? 0) : undefined;
  return {
    models: readModels(body),
    prompt: summarizePrompt(readList(body, "messages").filter(isJsonObject).map(readMessage)),
    tools: readList(body, "tools").flatMap(readTool),
    toolChoice: readToolChoice(readMember(body, "tool_choice")),
    allowsParallelTools: readBoolean(body, "parallel_tool_calls") !== false,
    format: readAnswerFormat(readObject(body, "response_format") ?? {}),
    reasoning: readReasoning(readObject(body, "reasoning"), readString(body, "reasoning_effort")),
    ...(topLogprobs !== undefined && { topLogprobs }),
    choiceCount: Math.min(MAX_CHOICES, Math.max(1, Math.floor(readNumber(body, "n") ?? 1))),
    stop: readStop(body),
    ...(maxTokens !== undefined && { maxTokens }),
    wantsImage: modalities.includes("image"),
    wantsAudio: modalities.includes("audio"),
    wantsSources: wantsWebSearch(body),
    settings: Object.keys(body).filter((key) => key !== "model" && key !== "messages"),
  };
}

const roles: Record<string, PromptMessage["role"]> = { user: "person", assistant: "model", tool: "tool" };

const attachmentKinds: Record<string, string> = {
  image_url: "picture",
  input_audio: "sound",
  file: "file",
  video_url: "video",
  input_video: "video",
};

function readMessage(message: JsonObject): PromptMessage {
  const parts = readList(message, "content").filter(isJsonObject);
  return {
    role: roles[readString(message, "role") ?? ""] ?? "other",
    text:
      readString(message, "content") ??
      parts
        .map((part) => readString(part, "text") ?? "")
        .join("\n")
        .trim(),
    attachments: parts.flatMap((part) => attachmentKinds[readString(part, "type") ?? ""] ?? []),
  };
}

/** Tools that run on the server are not called by the answer. */
function readTool(tool: Json): ToolSpec[] {
  const definition = isJsonObject(tool) ? readObject(tool, "function") : undefined;
  const name = definition && readString(definition, "name");
  return definition && name !== undefined
    ? [
        {
          name,
          description: readString(definition, "description") ?? "",
          parameters: readObject(definition, "parameters") ?? { type: "object", properties: {} },
        },
      ]
    : [];
}

function readToolChoice(choice: Json | undefined): ToolChoice {
  if (choice === "none" || choice === "required") {
    return choice;
  }
  const named = isJsonObject(choice) ? readObject(choice, "function") : undefined;
  const name = named && readString(named, "name");
  return name === undefined ? "auto" : { name };
}
