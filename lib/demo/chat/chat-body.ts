import type { JsonObject } from "@/lib/json";
import {
  type GeneratedChoice,
  type Generation,
  type GenerationUsage,
  roundCost,
  type Source,
  totalCost,
} from "../generation/generation";
import { makeLogprob } from "../generation/token-logprobs";

/** The whole answer as a chat completion object. */
export function buildChatBody(generation: Generation): JsonObject {
  const breaksOff = generation.behaviour.breaksOff === "error";
  return {
    id: generation.id,
    object: "chat.completion",
    created: generation.created,
    model: generation.model,
    provider: "Demo",
    system_fingerprint: null,
    choices: generation.choices.map((choice, index) => ({
      index,
      finish_reason: breaksOff ? "error" : choice.finishReason,
      ...(breaksOff && { error: { code: 502, message: "The demo server stops half-way, as its model is meant to." } }),
      logprobs: buildLogprobs(choice.content, generation.topLogprobs),
      message: buildMessage(breaksOff ? halve(choice) : choice),
    })),
    usage: buildChatUsage(generation.usage),
    ...(generation.routing && { openrouter_metadata: generation.routing }),
  };
}

function halve(choice: GeneratedChoice): GeneratedChoice {
  return { ...choice, content: choice.content.slice(0, Math.ceil(choice.content.length / 2)) };
}

function buildMessage(choice: GeneratedChoice): JsonObject {
  const { speech, toolCalls } = choice;
  return {
    role: "assistant",
    content: choice.content.length === 0 && !isCutShort(choice) ? null : choice.content.join(""),
    refusal: choice.refusal.length > 0 ? choice.refusal.join("") : null,
    ...(choice.reasoning.length > 0 && {
      reasoning: choice.reasoning.join(""),
      reasoning_details: [buildReasoningDetail(choice, choice.reasoning.join(""), true)],
    }),
    ...(toolCalls.length > 0 && {
      tool_calls: toolCalls.map((call, index) => ({
        index,
        id: call.id,
        type: "function",
        function: { name: call.name, arguments: call.arguments.join("") },
      })),
    }),
    ...(choice.images.length > 0 && { images: buildImages(choice.images) }),
    ...(speech && {
      audio: { id: speech.id, data: speech.data.join(""), transcript: speech.transcript.join("") },
    }),
    ...(choice.sources.length > 0 && { annotations: buildAnnotations(choice.sources) }),
  };
}

/** A limit that is used up by thinking leaves an empty text, not none. */
function isCutShort(choice: GeneratedChoice): boolean {
  return choice.finishReason === "length" && choice.toolCalls.length === 0;
}

/** One piece of thinking. The signature stands on the last piece, as providers send it. */
export function buildReasoningDetail(choice: GeneratedChoice, text: string, isLast: boolean): JsonObject {
  return choice.reasoningKind === "summary"
    ? { type: "reasoning.summary", summary: text, format: "openai-responses-v1", index: 0 }
    : {
        type: "reasoning.text",
        text,
        ...(isLast && { signature: "ZGVtbyBzaWduYXR1cmU=" }),
        format: "anthropic-claude-v1",
        index: 0,
      };
}

export function buildImages(urls: readonly string[]): JsonObject[] {
  return urls.map((url, index) => ({ type: "image_url", index, image_url: { url } }));
}

export function buildAnnotations(sources: readonly Source[]): JsonObject[] {
  return sources.map((source) => ({ type: "url_citation", url_citation: { ...source, start_index: 0, end_index: 0 } }));
}

/** Null unless probabilities are asked for. */
export function buildLogprobs(tokens: readonly string[], topLogprobs: number | undefined): JsonObject | null {
  return topLogprobs === undefined
    ? null
    : { content: tokens.map((token) => makeLogprob(token, topLogprobs)), refusal: null };
}

export function buildChatUsage(usage: GenerationUsage): JsonObject {
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.promptTokens + usage.completionTokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    cost: totalCost(usage),
    is_byok: false,
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: roundCost(usage.promptCost),
      upstream_inference_completions_cost: roundCost(usage.completionCost),
    },
  };
}
