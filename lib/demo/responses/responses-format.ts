import type { JsonObject } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import { readBoolean, readObject } from "@/lib/openapi/read-member";
import type { StreamItem } from "../event-stream";
import type { Generation } from "../generation/generation";
import type { GenerationFormat } from "../generation/generation-format";
import { playParts, type StreamPart } from "../generation/play-parts";
import { buildResponse, finalStatus, type ResponseStatus } from "./build-response";
import { listItemEvents } from "./item-events";
import { listOutputItems } from "./output-items";
import { readResponsesRequest } from "./read-responses-request";

/** Responses: input items in, output items out, streamed as typed and numbered events. */
export const responsesFormat: GenerationFormat = {
  readRequest: readResponsesRequest,
  buildBody: (generation, body) => buildResponse(generation, body, finalStatus(generation)),
  listItems: (generation, body) => numberEvents(playResponse(generation, body)),
};

function playResponse(generation: Generation, body: JsonObject): Iterable<StreamItem> {
  const whole = (type: string, status: ResponseStatus) =>
    toPart({ type, response: buildResponse(generation, body, status) });
  const status = finalStatus(generation) === "incomplete" ? "incomplete" : "completed";
  const echoes = readBoolean(readObject(body, "debug") ?? {}, "echo_upstream_body") === true;
  return playParts(generation.behaviour, {
    before: [
      whole("response.created", "in_progress"),
      whole("response.in_progress", "in_progress"),
      ...(echoes ? [toPart({ type: "response.debug", debug: { echo_upstream_body: body } })] : []),
    ],
    pieces: listOutputItems(generation).flatMap(listItemEvents).map(toPart),
    after: [whole(`response.${status}`, status)],
    failure: [whole("response.failed", "failed")],
    endText: "[DONE]",
  });
}

function toPart(data: JsonObject): StreamPart {
  return { data, ...(typeof data.type === "string" && { event: data.type }) };
}

/** Numbers are given as events are sent: which ones come depends on how the stream ends. */
function* numberEvents(items: Iterable<StreamItem>): Generator<StreamItem> {
  let number = 0;
  for (const item of items) {
    if (item.kind === "event" && isJsonObject(item.data)) {
      yield { ...item, data: { ...item.data, sequence_number: number } };
      number += 1;
    } else {
      yield item;
    }
  }
}
