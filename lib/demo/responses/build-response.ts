import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readBoolean, readList, readMember, readNumber, readObject, readString } from "@/lib/openapi/read-member";
import { type Generation, totalCost } from "../generation/generation";
import { buildItem, listOutputItems } from "./output-items";

export type ResponseStatus = "in_progress" | "completed" | "incomplete" | "failed";

/** The status that the whole answer ends with. */
export function finalStatus(generation: Generation): ResponseStatus {
  if (generation.behaviour.breaksOff === "error") {
    return "failed";
  }
  return generation.choices.some((choice) => choice.finishReason === "length") ? "incomplete" : "completed";
}

/** The response object: what was generated between a copy of the request's settings. */
export function buildResponse(generation: Generation, body: JsonObject, status: ResponseStatus): JsonObject {
  const hasOutput = status === "completed" || status === "incomplete";
  const output = hasOutput ? listOutputItems(generation).map((item) => buildItem(item, "completed")) : [];
  return {
    id: generation.id,
    object: "response",
    created_at: generation.created,
    completed_at: status === "completed" ? generation.created : null,
    model: generation.model,
    status,
    error: status === "failed" ? { code: "server_error", message: failureMessage } : null,
    incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
    output,
    ...(hasOutput && { usage: buildUsage(generation) }),
    ...(hasOutput && generation.routing && { openrouter_metadata: generation.routing }),
    ...repeatSettings(body),
  };
}

const failureMessage = "The demo server stops half-way, as its model is meant to.";

function repeatSettings(body: JsonObject): JsonObject {
  const reasoning = readObject(body, "reasoning") ?? {};
  const maxOutputTokens = readNumber(body, "max_output_tokens");
  const text = readObject(body, "text");
  return {
    instructions: readString(body, "instructions") ?? null,
    metadata: readObject(body, "metadata") ?? {},
    temperature: readNumber(body, "temperature") ?? 1,
    top_p: readNumber(body, "top_p") ?? 1,
    frequency_penalty: readNumber(body, "frequency_penalty") ?? 0,
    presence_penalty: readNumber(body, "presence_penalty") ?? 0,
    parallel_tool_calls: readBoolean(body, "parallel_tool_calls") ?? true,
    tool_choice: readMember(body, "tool_choice") ?? "auto",
    tools: readList(body, "tools").filter(isRepeated),
    reasoning: {
      effort: readString(reasoning, "effort") ?? null,
      summary: readString(reasoning, "summary") ?? null,
    },
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
    ...(text && { text }),
    store: false,
  };
}

/** The API does not list the tools of its own router. */
function isRepeated(tool: Json): boolean {
  return isJsonObject(tool) && !/^openrouter:/.test(readString(tool, "type") ?? "");
}

function buildUsage({ usage }: Generation): JsonObject {
  return {
    input_tokens: usage.promptTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: usage.completionTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.promptTokens + usage.completionTokens,
    cost: totalCost(usage),
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_input_cost: usage.promptCost,
      upstream_inference_output_cost: usage.completionCost,
    },
    is_byok: false,
  };
}
