import { isJsonObject, type Json } from "@/lib/json";
import type { Usage } from "./answer";

/**
 * Tokens and cost in the spellings of the known APIs. Null when `value` is no usage object; a count that is missing or
 * not a number is left out, never guessed.
 */
export function readUsage(value: unknown): Usage | null {
  if (!isJsonObject(value)) return null;
  const input = value.prompt_tokens ?? value.input_tokens;
  const output = value.completion_tokens ?? value.output_tokens;
  const inputDetails = value.prompt_tokens_details ?? value.input_tokens_details;
  const outputDetails = value.completion_tokens_details ?? value.output_tokens_details;
  const usage: Usage = {};
  assign(usage, "inputTokens", input);
  assign(usage, "outputTokens", output);
  assign(usage, "totalTokens", value.total_tokens);
  assign(usage, "reasoningTokens", readMember(outputDetails, "reasoning_tokens") ?? value.reasoning_tokens);
  assign(
    usage,
    "cachedTokens",
    readMember(inputDetails, "cached_tokens") ?? value.cache_read_input_tokens ?? value.prompt_cache_hit_tokens,
  );
  assign(usage, "costUsd", readMember(value.cost, "total_cost") ?? value.cost);
  return Object.keys(usage).length > 0 ? usage : null;
}

function readMember(value: unknown, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

function assign(usage: Usage, name: keyof Usage, value: unknown): void {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) usage[name] = number;
}
