import type { Schema } from "@/lib/openapi/operation";

/** What a request asks of a model, whichever of the API's formats it came in. */
export interface GenerationRequest {
  /** Model ids in the order in which they are tried. At least one. */
  models: [string, ...string[]];
  prompt: Prompt;
  tools: ToolSpec[];
  toolChoice: ToolChoice;
  allowsParallelTools: boolean;
  format: AnswerFormat;
  reasoning: "none" | "text" | "summary";
  /** Number of likeliest alternatives to list for each token; absent when no probabilities are asked for. */
  topLogprobs?: number;
  choiceCount: number;
  stop: string[];
  maxTokens?: number;
  wantsImage: boolean;
  wantsAudio: boolean;
  wantsSources: boolean;
  /** Names of the members that the body has, to show them in the answer. */
  settings: string[];
}

export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: Schema;
}

export type ToolChoice = "none" | "auto" | "required" | { name: string };

export type AnswerFormat =
  | { kind: "text" }
  | { kind: "json" }
  | { kind: "schema"; schema: Schema }
  | { kind: "python" };

/** What the demo server takes note of in a conversation. */
export interface Prompt {
  /** What the person said last. */
  lastText: string;
  messageCount: number;
  /** Results of tools that came after the model's last message. */
  toolResults: string[];
  /** Media in the messages of people: "picture", "sound", "file", "video". */
  attachments: string[];
  tokenCount: number;
}

export interface PromptMessage {
  role: "person" | "model" | "tool" | "other";
  text: string;
  attachments: string[];
}

const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_MESSAGE = 4;
const TOKENS_PER_ATTACHMENT = 85;

/** Sums up a conversation, oldest message first. */
export function summarizePrompt(messages: readonly PromptMessage[]): Prompt {
  const people = messages.filter((message) => message.role === "person");
  const lastOwn = messages.findLastIndex((message) => message.role === "model");
  const latest = messages.slice(lastOwn + 1);
  const attachments = people.flatMap((message) => message.attachments);
  const characterCount = messages.reduce((sum, message) => sum + message.text.length, 0);
  return {
    lastText: people.at(-1)?.text ?? messages.at(-1)?.text ?? "",
    messageCount: messages.length,
    toolResults: latest.filter((message) => message.role === "tool").map((message) => message.text),
    attachments,
    tokenCount:
      Math.ceil(characterCount / CHARACTERS_PER_TOKEN) +
      messages.length * TOKENS_PER_MESSAGE +
      attachments.length * TOKENS_PER_ATTACHMENT,
  };
}
