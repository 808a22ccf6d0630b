import type { JsonObject } from "@/lib/json";
import type { GeneratedChoice, GeneratedToolCall, Generation, Source } from "../generation/generation";
import { makeLogprob } from "../generation/token-logprobs";

/** One item of a response's output, before it is written whole or in events. */
export type OutputItem =
  | { kind: "reasoning"; id: string; style: "text" | "summary"; pieces: string[] }
  | {
      kind: "message";
      id: string;
      text: string[];
      refusal: string[];
      sources: Source[];
      topLogprobs: number | undefined;
    }
  | { kind: "call"; id: string; call: GeneratedToolCall }
  | { kind: "image"; id: string; base64: string };

/** Everything that the model was made to say, as items in the order in which it says them. */
export function listOutputItems(generation: Generation): OutputItem[] {
  const suffix = generation.id.slice(-12);
  return generation.choices.slice(0, 1).flatMap((choice): OutputItem[] => {
    const text = [...choice.content, ...(choice.speech?.transcript ?? [])];
    const { refusal, sources } = choice;
    const speaks = text.length > 0 || refusal.length > 0;
    const { topLogprobs } = generation;
    return [
      ...listReasoning(choice, suffix),
      ...choice.images.map((url, index): OutputItem => {
        return { kind: "image", id: `ig_${suffix}${index}`, base64: url.slice(url.indexOf(",") + 1) };
      }),
      ...choice.toolCalls.map((call, index): OutputItem => ({ kind: "call", id: `fc_${suffix}${index}`, call })),
      ...(speaks ? [{ kind: "message" as const, id: `msg_${suffix}`, text, refusal, sources, topLogprobs }] : []),
    ];
  });
}

function listReasoning(choice: GeneratedChoice, suffix: string): OutputItem[] {
  return choice.reasoning.length === 0
    ? []
    : [{ kind: "reasoning", id: `rs_${suffix}`, style: choice.reasoningKind, pieces: choice.reasoning }];
}

/** The item as the API lists it, empty while it has only begun. */
export function buildItem(item: OutputItem, status: "in_progress" | "completed"): JsonObject {
  const isWhole = status === "completed";
  switch (item.kind) {
    case "reasoning": {
      const text = item.pieces.join("");
      const summary = isWhole && item.style === "summary" ? [{ type: "summary_text", text }] : [];
      const content = isWhole && item.style === "text" ? [{ type: "reasoning_text", text }] : [];
      return { type: "reasoning", id: item.id, summary, ...(content.length > 0 && { content }), status };
    }
    case "message":
      return { type: "message", id: item.id, role: "assistant", status, content: isWhole ? [buildPart(item)] : [] };
    case "call": {
      const { id, name, arguments: pieces } = item.call;
      return {
        type: "function_call",
        id: item.id,
        call_id: id,
        name,
        arguments: isWhole ? pieces.join("") : "",
        status,
      };
    }
    case "image":
      return { type: "image_generation_call", id: item.id, status, result: isWhole ? item.base64 : null };
  }
}

/** The one part of a message: its text, or why there is none. */
export function buildPart(item: Extract<OutputItem, { kind: "message" }>): JsonObject {
  return item.refusal.length > 0
    ? { type: "refusal", refusal: item.refusal.join("") }
    : {
        type: "output_text",
        text: item.text.join(""),
        annotations: buildCitations(item.sources),
        logprobs: buildTokenLogprobs(item.text, item.topLogprobs),
      };
}

export function buildCitations(sources: readonly Source[]): JsonObject[] {
  return sources.map(({ url, title }) => ({ type: "url_citation", url, title, start_index: 0, end_index: 0 }));
}

/** Empty unless probabilities are asked for. */
export function buildTokenLogprobs(tokens: readonly string[], topLogprobs: number | undefined): JsonObject[] {
  return topLogprobs === undefined ? [] : tokens.map((token) => makeLogprob(token, topLogprobs));
}
