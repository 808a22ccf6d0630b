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
import { readMaxTokens, readModels, readReasoning, wantsWebSearch } from "../generation/read-settings";

/** What a body of the Responses format asks for. */
export function readResponsesRequest(body: JsonObject): GenerationRequest {
  const maxTokens = readMaxTokens(body, ["max_output_tokens"]);
  const topLogprobs = readNumber(body, "top_logprobs") || undefined;
  return {
    models: readModels(body),
    prompt: summarizePrompt(readInput(readMember(body, "input"))),
    tools: readList(body, "tools").flatMap(readTool),
    toolChoice: readToolChoice(readMember(body, "tool_choice")),
    allowsParallelTools: readBoolean(body, "parallel_tool_calls") !== false,
    format: readAnswerFormat(readObject(readObject(body, "text") ?? {}, "format") ?? {}),
    reasoning: readReasoning(readObject(body, "reasoning"), undefined),
    ...(topLogprobs !== undefined && { topLogprobs }),
    choiceCount: 1,
    stop: [],
    ...(maxTokens !== undefined && { maxTokens }),
    wantsImage: readStrings(body, "modalities").includes("image"),
    wantsAudio: false,
    wantsSources: wantsWebSearch(body),
    settings: Object.keys(body).filter((key) => key !== "model" && key !== "input"),
  };
}

function readInput(input: Json | undefined): PromptMessage[] {
  return Array.isArray(input)
    ? input.filter(isJsonObject).flatMap(readItem)
    : [{ role: "person", text: typeof input === "string" ? input : "", attachments: [] }];
}

const attachmentKinds: Record<string, string> = {
  input_image: "picture",
  input_audio: "sound",
  input_file: "file",
  input_video: "video",
};

function readItem(item: JsonObject): PromptMessage[] {
  const type = readString(item, "type") ?? "message";
  if (type.endsWith("_call_output")) {
    const output = readMember(item, "output");
    return [
      { role: "tool", text: typeof output === "string" ? output : JSON.stringify(output ?? ""), attachments: [] },
    ];
  }
  if (type !== "message") {
    return [{ role: "model", text: "", attachments: [] }];
  }
  const role = readString(item, "role");
  const parts = readList(item, "content").filter(isJsonObject);
  return [
    {
      role: role === "user" ? "person" : role === "assistant" ? "model" : "other",
      text:
        readString(item, "content") ??
        parts
          .map((part) => readString(part, "text") ?? "")
          .join("\n")
          .trim(),
      attachments: parts.flatMap((part) => attachmentKinds[readString(part, "type") ?? ""] ?? []),
    },
  ];
}

function readTool(tool: Json): ToolSpec[] {
  const name = isJsonObject(tool) && readString(tool, "type") === "function" ? readString(tool, "name") : undefined;
  return isJsonObject(tool) && name !== undefined
    ? [
        {
          name,
          description: readString(tool, "description") ?? "",
          parameters: readObject(tool, "parameters") ?? { type: "object", properties: {} },
        },
      ]
    : [];
}

function readToolChoice(choice: Json | undefined): ToolChoice {
  if (choice === "none" || choice === "required") {
    return choice;
  }
  const name = isJsonObject(choice) ? readString(choice, "name") : undefined;
  return name === undefined ? "auto" : { name };
}
