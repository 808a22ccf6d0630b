import type { JsonObject } from "@/lib/json";
import type { OperationHints, StreamAssembler } from "@/lib/openapi/operation";
import { readBoolean } from "@/lib/openapi/read-member";
import { chatFormat } from "../chat/chat-format";
import { completionsFormat } from "../completions/completions-format";
import type { DemoFailure } from "../demo-failure";
import type { DemoRuntime } from "../demo-runtime";
import { playEventStream, type StreamItem } from "../event-stream";
import { responsesFormat } from "../responses/responses-format";
import type { Generation } from "./generation";
import type { GenerationFormat } from "./generation-format";
import { planGeneration } from "./plan-generation";
import { resolveModel } from "./resolve-model";
import { sampleSchema } from "./sample-schema";

/** How the formats of the API write the same answer. */
const formats: Record<StreamAssembler, GenerationFormat> = {
  "chat-completions": chatFormat,
  responses: responsesFormat,
  completions: completionsFormat,
};

export type GenerationAnswer = { ok: true; response: Response } | { ok: false; failure: DemoFailure };

/** Answers a checked body in the place of a model. */
export async function answerGeneration(
  hints: NonNullable<OperationHints["stream"]>,
  body: JsonObject,
  runtime: DemoRuntime,
  { headers: sent, signal }: Pick<Request, "headers" | "signal">,
): Promise<GenerationAnswer> {
  const format = formats[hints.assembler];
  const request = format.readRequest(body);
  const nowMs = runtime.nowMs();
  const resolution = resolveModel(request, nowMs);
  if (!resolution.ok) {
    await runtime.clock.wait(ANSWER_DELAY_MS, signal);
    return resolution;
  }
  const generation = planGeneration(request, {
    model: resolution.model,
    behaviour: resolution.behaviour,
    nowSeconds: Math.floor(nowMs / 1000),
    newId: runtime.newId,
    sampleOf: sampleSchema,
    explainsRouting: sent.get("x-openrouter-metadata") === "enabled",
  });
  const headers = { "X-Generation-Id": generation.id, "Cache-Control": "no-store, no-transform" };
  const { clock } = runtime;
  if (readBoolean(body, hints.property) === true) {
    const { framing } = resolution.behaviour;
    const items = format.listItems(generation, body);
    const stream = playEventStream(items, { clock, signal, ...(framing && { framing }) });
    return {
      ok: true,
      response: new Response(stream, { headers: { ...headers, "Content-Type": "text/event-stream" } }),
    };
  }
  const items = listBodyItems(generation, JSON.stringify(format.buildBody(generation, body)));
  const stream = playEventStream(items, { clock, signal });
  return { ok: true, response: new Response(stream, { headers: { ...headers, "Content-Type": "application/json" } }) };
}

const ANSWER_DELAY_MS = 250;
const SLOW_BLANKS = 6;

/** A body that is not streamed, as bytes: a slow model is preceded by blank lines that keep the connection alive. */
function listBodyItems({ behaviour }: Generation, json: string): StreamItem[] {
  if (behaviour.breaksOff === "cut") {
    return [
      { kind: "raw", text: json.slice(0, json.length / 2), waitMs: ANSWER_DELAY_MS },
      { kind: "cut", waitMs: ANSWER_DELAY_MS },
    ];
  }
  const blanks = behaviour.pace === "slow" ? SLOW_BLANKS : 0;
  return [
    ...Array.from({ length: blanks }, (): StreamItem => ({ kind: "raw", text: "\n         \n", waitMs: 500 })),
    { kind: "raw", text: json, waitMs: ANSWER_DELAY_MS },
  ];
}
