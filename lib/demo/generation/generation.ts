import type { JsonObject } from "@/lib/json";
import type { DemoBehaviour } from "../demo-models";

type FinishReason = "stop" | "length" | "tool_calls" | "error";

/** What a model is made to say in answer to one request, before it is put into one of the API's formats. */
export interface Generation {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
  behaviour: DemoBehaviour;
  choices: GeneratedChoice[];
  usage: GenerationUsage;
  /** How many alternatives are listed for each token; absent when no probabilities are asked for. */
  topLogprobs?: number;
  /** How the request got to the model, as the API explains it; absent unless asked for. */
  routing?: JsonObject;
}

export interface GeneratedChoice {
  /** Pieces of text, one for each token. */
  reasoning: string[];
  reasoningKind: "text" | "summary";
  content: string[];
  refusal: string[];
  toolCalls: GeneratedToolCall[];
  /** `data:` addresses. */
  images: string[];
  speech?: Speech;
  sources: Source[];
  finishReason: FinishReason;
}

export interface GeneratedToolCall {
  id: string;
  name: string;
  /** Pieces of JSON text. */
  arguments: string[];
}

export interface Speech {
  id: string;
  /** Pieces of base64, each of which can be decoded on its own. */
  data: string[];
  transcript: string[];
}

export interface Source {
  url: string;
  title: string;
  content: string;
}

export interface GenerationUsage {
  promptTokens: number;
  completionTokens: number;
  reasoningTokens: number;
  /** US dollars. */
  promptCost: number;
  completionCost: number;
}

/** Both costs together, without the noise of adding binary fractions. */
export function totalCost(usage: GenerationUsage): number {
  return roundCost(usage.promptCost + usage.completionCost);
}

const COST_DIGITS = 10;

export function roundCost(dollars: number): number {
  return Number(dollars.toFixed(COST_DIGITS));
}
