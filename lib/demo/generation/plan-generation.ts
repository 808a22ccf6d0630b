import type { Json } from "@/lib/json";
import type { Schema } from "@/lib/openapi/operation";
import type { DemoBehaviour } from "../demo-models";
import { sampleImage, sampleSpeech } from "../media/sample-media";
import { refusalText, writeAnswer, writeFlood, writeLongAnswer, writePython, writeReasoning } from "./canned-text";
import { chooseTools } from "./choose-tools";
import { explainRouting } from "./explain-routing";
import { type GeneratedChoice, type Generation, roundCost, type Source, type Speech } from "./generation";
import type { GenerationRequest } from "./generation-request";
import { cutAtStop, splitPieces } from "./text-pieces";
import { TokenBudget } from "./token-budget";

export interface GenerationContext {
  model: string;
  behaviour: DemoBehaviour;
  /** Seconds since 1970. */
  nowSeconds: number;
  /** A random text of letters and digits. */
  newId(length: number): string;
  /** A value that satisfies the schema and, where it is free to, takes up words of the text. */
  sampleOf(schema: Schema, text: string): Json;
  /** Whether the request asked how it was routed. */
  explainsRouting: boolean;
}

const DOLLARS_PER_PROMPT_TOKEN = 1.5e-7;
const DOLLARS_PER_ANSWER_TOKEN = 6e-7;

const sources: Source[] = [
  {
    url: "https://example.com/demo",
    title: "A page that the demo server made up",
    content: "No page was read; this only shows how sources arrive.",
  },
  { url: "https://example.org/streams", title: "Notes on event streams", content: "Another made-up page." },
];

/** Decides everything that the answer will say. What is random in it are ids alone. */
export function planGeneration(request: GenerationRequest, context: GenerationContext): Generation {
  const choices = Array.from({ length: request.choiceCount }, (_, index) => planChoice(request, context, index));
  const reasoningTokens = choices.reduce((sum, choice) => sum + choice.reasoning.length, 0);
  const completionTokens = choices.reduce((sum, choice) => sum + countTokens(choice), 0);
  return {
    id: `gen-${context.nowSeconds}-${context.newId(20)}`,
    created: context.nowSeconds,
    model: context.model,
    behaviour: context.behaviour,
    choices,
    usage: {
      promptTokens: request.prompt.tokenCount,
      completionTokens,
      reasoningTokens,
      promptCost: roundCost(request.prompt.tokenCount * DOLLARS_PER_PROMPT_TOKEN),
      completionCost: roundCost(completionTokens * DOLLARS_PER_ANSWER_TOKEN),
    },
    ...(context.explainsRouting && { routing: explainRouting(request.models, context.model) }),
    ...(request.topLogprobs !== undefined && { topLogprobs: request.topLogprobs }),
  };
}

function planChoice(request: GenerationRequest, context: GenerationContext, index: number): GeneratedChoice {
  const { behaviour } = context;
  const budget = new TokenBudget(request.maxTokens);
  const thinks = request.reasoning !== "none" || behaviour.thinks === true;
  const reasoning = thinks ? budget.take(splitPieces(writeReasoning(request))) : [];
  const refuses = behaviour.text === "refusal";
  const tools = refuses ? [] : chooseTools(request);
  const toolCalls = tools.flatMap((tool) => {
    const sample = JSON.stringify(context.sampleOf(tool.parameters, request.prompt.lastText));
    const pieces = budget.take(splitArguments(sample));
    return pieces.length > 0 ? [{ id: `call_${context.newId(12)}`, name: tool.name, arguments: pieces }] : [];
  });
  const text = refuses || tools.length > 0 ? "" : cutAtStop(writeText(request, context, index), request.stop);
  const speaks = text !== "" && (request.wantsAudio || behaviour.output === "audio");
  const draws = text !== "" && (request.wantsImage || behaviour.output === "image");
  const spoken = budget.take(splitPieces(text));
  const cites = spoken.length > 0 && !speaks && (request.wantsSources || behaviour.cites === true);
  return {
    reasoning,
    reasoningKind: request.reasoning === "summary" ? "summary" : "text",
    content: speaks ? [] : spoken,
    refusal: refuses ? budget.take(splitPieces(refusalText)) : [],
    toolCalls,
    images: draws ? [sampleImage()] : [],
    ...(speaks && { speech: planSpeech(context, spoken) }),
    sources: cites ? sources : [],
    finishReason: budget.isExceeded ? "length" : toolCalls.length > 0 ? "tool_calls" : "stop",
  };
}

function planSpeech(context: GenerationContext, transcript: string[]): Speech {
  return { id: `audio_${context.newId(12)}`, data: sampleSpeech(), transcript };
}

function writeText(request: GenerationRequest, context: GenerationContext, index: number): string {
  const prefix = index === 0 ? "" : `*Choice ${index + 1}*\n\n`;
  switch (context.behaviour.text) {
    case "long":
      return prefix + writeLongAnswer(request);
    case "flood":
      return writeFlood();
    case "refusal":
      return refusalText;
    case undefined:
      break;
  }
  const { format } = request;
  switch (format.kind) {
    case "json":
      return JSON.stringify(
        { demo: true, note: "No model was asked.", your_message: request.prompt.lastText },
        null,
        2,
      );
    case "schema":
      return JSON.stringify(context.sampleOf(format.schema, request.prompt.lastText), null, 2);
    case "python":
      return writePython(request);
    case "text":
      return prefix + writeAnswer(request, context.model);
  }
}

/** At every punctuation mark, as tokenizers tend to split JSON. */
function splitArguments(json: string): string[] {
  return (json.match(/[^,:{}[\]]*[,:{}[\]]*/g) ?? []).flatMap(splitPieces);
}

function countTokens(choice: GeneratedChoice): number {
  const transcript = choice.speech?.transcript.length ?? 0;
  const called = choice.toolCalls.reduce((sum, call) => sum + call.arguments.length, 0);
  return choice.reasoning.length + choice.content.length + choice.refusal.length + transcript + called;
}
