import type { JsonObject } from "@/lib/json";
import { essence } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, ResponseSpec } from "@/lib/openapi/operation";
import type { DemoRuntime } from "./demo-runtime";
import { playEventStream } from "./event-stream";
import { type ChosenAnswer, chooseMedia, type Wishes } from "./example/choose-answer";
import { echoValues } from "./example/echo-values";
import { encodeAnswer } from "./example/encode-answer";
import { exampleAnswer, listDocumentedAnswers } from "./example/example-answer";
import { listExampleEvents } from "./example/example-events";
import { addDemoModels } from "./models/add-demo-models";
import type { ModelListSource } from "./models/find-model-list";
import { responseField } from "./response-field";

/** Statuses that cannot have a body. */
const bodylessStatuses = new Set([204, 205, 304]);

export interface ExampleOptions {
  wishes: Wishes;
  /** What the request said, by name, to be repeated in the answer. */
  inputs: JsonObject;
  /** Set when this operation lists the models. */
  modelList?: ModelListSource;
  runtime: DemoRuntime;
  signal: AbortSignal;
}

/** Answers with the description's example of a response, or one that satisfies its schema. */
export function answerExample(
  description: Pick<ApiDescription, "resolve">,
  { status, response }: ChosenAnswer,
  options: ExampleOptions,
): Response {
  const headers = sampleHeaders(description, response);
  const media = bodylessStatuses.has(status) ? undefined : chooseMedia(response.content, options.wishes);
  if (!media) {
    return new Response(null, { status, headers });
  }
  if (essence(media.mediaType) === "text/event-stream") {
    headers.set("Content-Type", "text/event-stream");
    const items = listExampleEvents(description, media);
    return new Response(playEventStream(items, { clock: options.runtime.clock, signal: options.signal }), {
      status,
      headers,
    });
  }
  const isDocumented = listDocumentedAnswers(description, media).length > 0;
  const { contentType, body } = encodeAnswer(media.mediaType, fillExample(description, media, options), isDocumented);
  headers.set("Content-Type", contentType);
  return new Response(body, { status, headers });
}

function fillExample(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec, options: ExampleOptions) {
  const node = responseField(description, media.schema);
  const example = exampleAnswer(description, media);
  return options.modelList
    ? addDemoModels(node, example, options.modelList, options.wishes.parameters)
    : echoValues(node, example, options.inputs);
}

/** Headers that decide how the answer is carried are not the description's to set. */
const carriageHeaders = /^(?:content-|transfer-|connection$|set-cookie|keep-alive$|date$|server$)/i;

function sampleHeaders(description: Pick<ApiDescription, "resolve">, response: ResponseSpec): Headers {
  const headers = new Headers({ "Cache-Control": "no-store, no-transform" });
  for (const { name, schema } of response.headers) {
    const value = exampleAnswer(description, {
      mediaType: "text/plain",
      schema,
      examples: [],
      encoding: {},
      pointer: "",
    });
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (!carriageHeaders.test(name) && /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\x20-\x7e]*$/.test(text)) {
      headers.set(name, text);
    }
  }
  return headers;
}
