import type { JsonObject } from "@/lib/json";
import type { StreamItem } from "../event-stream";
import type { GeneratedChoice, Generation } from "../generation/generation";
import { interleave } from "../generation/interleave";
import { playParts } from "../generation/play-parts";
import { buildAnnotations, buildChatUsage, buildImages, buildLogprobs, buildReasoningDetail } from "./chat-body";

/** The answer in pieces, as the chat completions stream sends it, usage last. */
export function listChatItems(generation: Generation, debugBody?: JsonObject): Iterable<StreamItem> {
  const chunk = (members: JsonObject): JsonObject => ({
    id: generation.id,
    provider: "Demo",
    model: generation.model,
    object: "chat.completion.chunk",
    created: generation.created,
    ...members,
  });
  const perChoice = generation.choices.map((choice, index) =>
    listSteps(choice, generation.topLogprobs).map(({ delta, logprobs, finishReason }) =>
      chunk({
        choices: [
          {
            index,
            delta,
            finish_reason: finishReason ?? null,
            ...(finishReason !== undefined && { native_finish_reason: finishReason }),
            logprobs: logprobs ?? null,
          },
        ],
      }),
    ),
  );
  const routing: JsonObject = generation.routing ? { openrouter_metadata: generation.routing } : {};
  const failed = chunk({
    error: {
      code: 502,
      message: "The demo server stops half-way, as its model is meant to.",
      metadata: { error_type: "provider_unavailable", provider_name: "Demo", raw: '{"error":"stopped half-way"}' },
    },
    choices: [{ index: 0, delta: { content: "" }, finish_reason: "error", native_finish_reason: "error" }],
  });
  return playParts(generation.behaviour, {
    before: debugBody ? [{ data: chunk({ choices: [], debug: { echo_upstream_body: debugBody } }) }] : [],
    pieces: interleave(perChoice).map((data) => ({ data })),
    after: [{ data: chunk({ choices: [], usage: buildChatUsage(generation.usage), ...routing }) }],
    failure: [{ data: failed }],
    endText: "[DONE]",
  });
}

interface Step {
  delta: JsonObject;
  logprobs?: JsonObject | null;
  finishReason?: string;
}

function listSteps(choice: GeneratedChoice, topLogprobs: number | undefined): Step[] {
  const { speech, reasoning } = choice;
  return [
    { delta: { role: "assistant", content: "" } },
    ...reasoning.map((text, index) => ({
      delta: {
        content: "",
        reasoning: text,
        reasoning_details: [buildReasoningDetail(choice, text, index === reasoning.length - 1)],
      },
    })),
    ...choice.content.map((content) => ({ delta: { content }, logprobs: buildLogprobs([content], topLogprobs) })),
    ...choice.refusal.map((refusal) => ({ delta: { refusal } })),
    ...(choice.images.length > 0 ? [{ delta: { content: "", images: buildImages(choice.images) } }] : []),
    ...(speech ? listSpeechDeltas(speech.id, speech.data, speech.transcript) : []).map((delta) => ({ delta })),
    ...choice.toolCalls.flatMap((call, index) => [
      {
        delta: {
          tool_calls: [{ index, id: call.id, type: "function", function: { name: call.name, arguments: "" } }],
        },
      },
      ...call.arguments.map((text) => ({ delta: { tool_calls: [{ index, function: { arguments: text } }] } })),
    ]),
    ...(choice.sources.length > 0 ? [{ delta: { content: "", annotations: buildAnnotations(choice.sources) } }] : []),
    { delta: { content: "" }, finishReason: choice.finishReason },
  ];
}

/** Sound comes in few large pieces, its transcript in many small ones. */
function listSpeechDeltas(id: string, data: readonly string[], transcript: readonly string[]): JsonObject[] {
  const stride = Math.max(1, Math.floor(transcript.length / data.length));
  const spoken = transcript.flatMap((text, index) => {
    const sound = index % stride === 0 ? data[index / stride] : undefined;
    return [{ audio: { id, transcript: text, ...(sound !== undefined && { data: sound }) } }];
  });
  const sent = Math.ceil(transcript.length / stride);
  return [...spoken, ...data.slice(sent).map((sound) => ({ audio: { id, data: sound } }))];
}
