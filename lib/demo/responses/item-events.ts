import type { JsonObject } from "@/lib/json";
import { buildCitations, buildItem, buildPart, buildTokenLogprobs, type OutputItem } from "./output-items";

/** The events in which one item of the output arrives, without their numbers. */
export function listItemEvents(item: OutputItem, outputIndex: number): JsonObject[] {
  const place = { output_index: outputIndex };
  return [
    { type: "response.output_item.added", ...place, item: buildItem(item, "in_progress") },
    ...listInnerEvents(item, { ...place, item_id: item.id }),
    { type: "response.output_item.done", ...place, item: buildItem(item, "completed") },
  ];
}

function listInnerEvents(item: OutputItem, place: JsonObject): JsonObject[] {
  switch (item.kind) {
    case "reasoning":
      return item.style === "summary" ? listSummaryEvents(item.pieces, place) : listThoughtEvents(item.pieces, place);
    case "message":
      return listMessageEvents(item, { ...place, content_index: 0 });
    case "call": {
      const { name, arguments: pieces } = item.call;
      return [
        ...pieces.map((delta) => ({ type: "response.function_call_arguments.delta", ...place, delta })),
        { type: "response.function_call_arguments.done", ...place, name, arguments: pieces.join("") },
      ];
    }
    case "image":
      return [
        { type: "response.image_generation_call.in_progress", ...place },
        { type: "response.image_generation_call.generating", ...place },
        {
          type: "response.image_generation_call.partial_image",
          ...place,
          partial_image_index: 0,
          partial_image_b64: item.base64,
        },
        { type: "response.image_generation_call.completed", ...place },
      ];
  }
}

function listSummaryEvents(pieces: readonly string[], itemPlace: JsonObject): JsonObject[] {
  const place = { ...itemPlace, summary_index: 0 };
  const text = pieces.join("");
  return [
    { type: "response.reasoning_summary_part.added", ...place, part: { type: "summary_text", text: "" } },
    ...pieces.map((delta) => ({ type: "response.reasoning_summary_text.delta", ...place, delta })),
    { type: "response.reasoning_summary_text.done", ...place, text },
    { type: "response.reasoning_summary_part.done", ...place, part: { type: "summary_text", text } },
  ];
}

function listThoughtEvents(pieces: readonly string[], itemPlace: JsonObject): JsonObject[] {
  const place = { ...itemPlace, content_index: 0 };
  const text = pieces.join("");
  return [
    { type: "response.content_part.added", ...place, part: { type: "reasoning_text", text: "" } },
    ...pieces.map((delta) => ({ type: "response.reasoning_text.delta", ...place, delta })),
    { type: "response.reasoning_text.done", ...place, text },
    { type: "response.content_part.done", ...place, part: { type: "reasoning_text", text } },
  ];
}

function listMessageEvents(item: Extract<OutputItem, { kind: "message" }>, place: JsonObject): JsonObject[] {
  const { text, refusal, sources, topLogprobs } = item;
  const done = { type: "response.content_part.done", ...place, part: buildPart(item) };
  if (refusal.length > 0) {
    return [
      { type: "response.content_part.added", ...place, part: { type: "refusal", refusal: "" } },
      ...refusal.map((delta) => ({ type: "response.refusal.delta", ...place, delta })),
      { type: "response.refusal.done", ...place, refusal: refusal.join("") },
      done,
    ];
  }
  return [
    { type: "response.content_part.added", ...place, part: { type: "output_text", text: "", annotations: [] } },
    ...text.map((delta) => {
      return {
        type: "response.output_text.delta",
        ...place,
        delta,
        logprobs: buildTokenLogprobs([delta], topLogprobs),
      };
    }),
    ...buildCitations(sources).map((annotation, index) => {
      return { type: "response.output_text.annotation.added", ...place, annotation_index: index, annotation };
    }),
    {
      type: "response.output_text.done",
      ...place,
      text: text.join(""),
      logprobs: buildTokenLogprobs(text, topLogprobs),
    },
    done,
  ];
}
