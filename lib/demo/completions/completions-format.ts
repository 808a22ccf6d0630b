import type { Json, JsonObject } from "@/lib/json";
import { readBoolean, readMember, readNumber, readObject } from "@/lib/openapi/read-member";
import type { GeneratedChoice, Generation } from "../generation/generation";
import { totalCost } from "../generation/generation";
import type { GenerationFormat } from "../generation/generation-format";
import { type GenerationRequest, summarizePrompt } from "../generation/generation-request";
import { interleave } from "../generation/interleave";
import { playParts } from "../generation/play-parts";
import { readAnswerFormat } from "../generation/read-format";
import { readMaxTokens, readModels, readStop } from "../generation/read-settings";
import { buildTextLogprobs } from "./text-logprobs";

const MAX_CHOICES = 8;

/** Text completions: a prompt in, its continuation out. */
export const completionsFormat: GenerationFormat = {
  readRequest(body) {
    const maxTokens = readMaxTokens(body, ["max_tokens"]);
    const topLogprobs = readNumber(body, "logprobs");
    return {
      models: readModels(body),
      prompt: summarizePrompt([{ role: "person", text: readPrompt(readMember(body, "prompt")), attachments: [] }]),
      tools: [],
      toolChoice: "none",
      allowsParallelTools: false,
      format: readAnswerFormat(readObject(body, "response_format") ?? {}),
      reasoning: "none",
      ...(topLogprobs !== undefined && { topLogprobs }),
      choiceCount: Math.min(MAX_CHOICES, readNumber(body, "n") ?? 1),
      stop: readStop(body),
      ...(maxTokens !== undefined && { maxTokens }),
      wantsImage: false,
      wantsAudio: false,
      wantsSources: false,
      settings: Object.keys(body).filter((key) => key !== "model" && key !== "prompt"),
    } satisfies GenerationRequest;
  },

  buildBody(generation, body) {
    return {
      ...head(generation),
      choices: generation.choices.map((choice, index) => {
        const pieces = listPieces(choice, body);
        return {
          text: pieces.join(""),
          index,
          logprobs: buildTextLogprobs(pieces, 0, generation.topLogprobs),
          finish_reason: finishReason(choice),
        };
      }),
      usage: buildUsage(generation),
    };
  },

  listItems(generation, body) {
    const perChoice = generation.choices.map((choice, index) => {
      const pieces = listPieces(choice, body);
      let offset = 0;
      const chunks = pieces.map((text) => {
        const logprobs = buildTextLogprobs([text], offset, generation.topLogprobs);
        offset += text.length;
        return { text, index, logprobs, finish_reason: null };
      });
      return [...chunks, { text: "", index, logprobs: null, finish_reason: finishReason(choice) }];
    });
    const message = "The demo server stops half-way, as its model is meant to.";
    return playParts(generation.behaviour, {
      before: [],
      pieces: interleave(perChoice).map((choice) => ({ data: { ...head(generation), choices: [choice] } })),
      after: [{ data: { ...head(generation), choices: [], usage: buildUsage(generation) } }],
      // A chunk of this format has no place for an error, so the error comes in the shape of an error answer.
      failure: [{ data: { error: { code: 502, message, metadata: { error_type: "provider_unavailable" } } } }],
      endText: "[DONE]",
    });
  },
};

function head(generation: Generation): JsonObject {
  return { id: generation.id, object: "text_completion", created: generation.created, model: generation.model };
}

/** What other formats send apart is text here. */
function listPieces(choice: GeneratedChoice, body: JsonObject): string[] {
  const echoed = readBoolean(body, "echo") === true ? [readPrompt(readMember(body, "prompt"))] : [];
  return [...echoed, ...choice.content, ...choice.refusal, ...(choice.speech?.transcript ?? [])];
}

function finishReason(choice: GeneratedChoice): Json {
  return choice.finishReason === "length" ? "length" : "stop";
}

function buildUsage({ usage }: Generation): JsonObject {
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.promptTokens + usage.completionTokens,
    cost: totalCost(usage),
  };
}

/** Of several prompts the first; token numbers cannot be read without a tokenizer. */
function readPrompt(prompt: Json | undefined): string {
  const first = Array.isArray(prompt) ? prompt[0] : prompt;
  return typeof first === "string" ? first : `${JSON.stringify(prompt ?? "")}`.slice(0, 80);
}
