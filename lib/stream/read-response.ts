import type { Answer, AnswerPart } from "./answer";
import { type GrowingObject, isGrowingObject, readGrowing, textOf } from "./growing-json";
import { readOrigin } from "./read-choices";
import { readLogprobs } from "./read-logprobs";
import { listObjects, otherPart, readContentPart, readLabel, readSources, readText } from "./read-part";
import { readUsage } from "./read-usage";

/** The display form of a response of the Responses API: its output items as the parts of one choice. */
export function readResponse(response: GrowingObject): Answer {
  const items = listObjects(readGrowing(response, "output"));
  const status = readLabel(response, "status");
  const details = readGrowing(response, "incomplete_details");
  const reason = isGrowingObject(details) ? readLabel(details, "reason") : undefined;
  const logprobs = items.flatMap((item) =>
    listObjects(readGrowing(item, "content")).flatMap((part) => listObjects(readGrowing(part, "logprobs"))),
  );
  return {
    ...readOrigin(response),
    choices: [
      {
        index: 0,
        parts: items.flatMap((item, position) => readItem(`item.${position}`, item)),
        finishReason: reason ?? (status === "in_progress" || status === "queued" ? null : (status ?? null)),
        ...(logprobs.length > 0 && { logprobs: () => readLogprobs(logprobs) }),
      },
    ],
    usage: readUsage(readGrowing(response, "usage")),
  };
}

function readItem(key: string, item: GrowingObject): AnswerPart[] {
  const type = readLabel(item, "type") ?? "";
  switch (type) {
    case "message":
      return readMessage(key, item);
    case "reasoning":
      return readReasoning(key, item);
    case "image_generation_call": {
      const data = readLabel(item, "result") ?? readLabel(item, "partial_image_b64");
      if (data === undefined) return [];
      const url = /^(?:data|https?):/.test(data)
        ? data
        : `data:image/${readLabel(item, "output_format") ?? "png"};base64,${data}`;
      return [{ key, kind: "image", url }];
    }
    case "function_call":
    case "custom_tool_call":
    case "mcp_call":
    case "code_interpreter_call":
      return [readCall(key, type, item)];
    default:
      return [otherPart(key, type || "item", item)];
  }
}

function readMessage(key: string, item: GrowingObject): AnswerPart[] {
  const content = readGrowing(item, "content");
  const whole = textOf(content);
  if (whole !== undefined) return readContentPart(key, whole);
  return listObjects(content).flatMap((part, position) => [
    ...readContentPart(`${key}.${position}`, part),
    ...readSources(`${key}.${position}.sources`, readGrowing(part, "annotations")),
  ]);
}

function readReasoning(key: string, item: GrowingObject): AnswerPart[] {
  const parts = (name: string, format: "text" | "summary") =>
    listObjects(readGrowing(item, name)).flatMap((part, position): AnswerPart[] => {
      const text = readText(part, "text");
      return text === undefined ? [] : [{ key: `${key}.${name}.${position}`, kind: "reasoning", format, text }];
    });
  const encrypted = readText(item, "encrypted_content");
  return [
    ...parts("summary", "summary"),
    ...parts("content", "text"),
    ...(encrypted === undefined
      ? []
      : [{ key: `${key}.encrypted`, kind: "reasoning" as const, format: "encrypted" as const, text: encrypted }]),
  ];
}

function readCall(key: string, type: string, item: GrowingObject): AnswerPart {
  const input = ["arguments", "input", "code"].map((name) => readText(item, name)).find((text) => text !== undefined);
  const output = readText(item, "output");
  return {
    key,
    kind: "toolCall",
    id: readLabel(item, "call_id") ?? readLabel(item, "id") ?? "",
    name: readLabel(item, "name") ?? (type === "code_interpreter_call" ? "code interpreter" : ""),
    toolType: type,
    input: input ?? "",
    ...(output !== undefined && { output }),
  };
}
