import type { Json } from "@/lib/json";
import type { GrowingText } from "./growing-text";

/** Text that is complete, or still growing. */
export type AnswerText = string | GrowingText;

/** What a model answered, for display: the same for streams and for whole bodies, and for every family of APIs. */
export interface Answer {
  id?: string;
  model?: string;
  provider?: string;
  choices: AnswerChoice[];
  usage: Usage | null;
}

export interface AnswerChoice {
  index: number;
  parts: AnswerPart[];
  /** As the API spells it; null while there is none. */
  finishReason: string | null;
  /** The provider's own word, where the API passes it on. */
  nativeFinishReason?: string;
  logprobs?: TokenLogprobs;
}

/** `key` is stable while the answer grows. */
export type AnswerPart = { key: string } & (
  | { kind: "text"; text: AnswerText }
  | { kind: "reasoning"; format: "text" | "summary" | "encrypted"; text: AnswerText }
  | { kind: "refusal"; text: AnswerText }
  | { kind: "toolCall"; id: string; name: string; toolType: string; input: AnswerText; output?: AnswerText }
  | { kind: "image"; url: AnswerText }
  | { kind: "audio"; data: AnswerText; transcript: AnswerText; format?: string }
  | { kind: "file"; name: string; url?: string }
  | { kind: "sources"; sources: Source[] }
  | { kind: "other"; label: string; value: () => Json }
);

export interface Source {
  title: string;
  url?: string;
  text?: string;
}

/** Counted when asked for: a long answer has thousands. */
export type TokenLogprobs = () => TokenLogprob[];

export interface TokenLogprob {
  token: string;
  logprob: number | null;
  alternatives: { token: string; logprob: number }[];
}

/** Tokens and cost as the API gave them; what it did not give is absent. */
export interface Usage {
  inputTokens?: number;
  outputTokens?: number;
  totalTokens?: number;
  reasoningTokens?: number;
  cachedTokens?: number;
  costUsd?: number;
}
