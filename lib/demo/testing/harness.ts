import { createParser } from "eventsource-parser";
import { createOracle } from "@/lib/fields/testing/ajv-oracle";
import type { Json, JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { essence } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, Operation } from "@/lib/openapi/operation";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { createDemoServer } from "../create-demo-server";
import type { DemoRuntime } from "../demo-runtime";
import { matchesMediaType } from "../match-media-type";

/** A runtime in which no time passes and ids count up. */
function createInstantRuntime(): DemoRuntime {
  let count = 0;
  return {
    clock: { nowMs: () => 0, wait: async () => {} },
    nowMs: () => 1_764_000_000_000,
    newId(length) {
      count += 1;
      return String(count).padStart(length, "a");
    },
  };
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: Json;
  /** In place of a JSON body. */
  rawBody?: string | FormData | URLSearchParams;
  signal?: AbortSignal;
}

export interface Harness {
  description: ApiDescription;
  send(path: string, sent?: Sent): Promise<Response>;
  /** What an independent validator has against an answer under the description; nothing when it is valid. */
  judge(operation: Operation, status: number, contentType: string, value: Json): string[];
}

/** A demo server for a document, with an independent judge of its answers. */
export function createHarness(document: JsonObject, runtime = createInstantRuntime()): Harness {
  const description = describeApi(document);
  const server = createDemoServer(description, runtime);
  const oracle = createOracle(document);
  const validators = new Map<string, ReturnType<typeof oracle>>();
  return {
    description,
    send(path, { method, headers = {}, body, rawBody, signal } = {}) {
      const bytes = body === undefined ? rawBody : JSON.stringify(body);
      const request = new Request(`http://demo.example${path}`, {
        method: method ?? (bytes === undefined ? "GET" : "POST"),
        headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
        ...(bytes !== undefined && { body: bytes }),
        ...(signal && { signal }),
      });
      return server.answer(request, path.replace(/\?.*$/s, ""));
    },
    judge(operation, status, contentType, value) {
      const media = findMedia(operation, status, contentType);
      if (!media) {
        return [`${operation.id} describes no ${contentType} for ${status}`];
      }
      const validate = validators.get(media.pointer) ?? oracle(media.pointer);
      validators.set(media.pointer, validate);
      const verdict = validate(value);
      return verdict.valid ? [] : [`${operation.id} ${status}: ${verdict.keywords.join(", ")}`];
    },
  };
}

function findMedia(operation: Operation, status: number, contentType: string): MediaTypeSpec | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const [response] = names.flatMap((name) => operation.responses.filter((candidate) => candidate.status === name));
  return response?.content.find((media) => matchesMediaType(media.mediaType, essence(contentType)));
}

let sharedHarness: Harness | undefined;

/** The demo server for the description that comes with the project. */
export function projectHarness(): Harness {
  sharedHarness ??= createHarness(readProjectDescription());
  return sharedHarness;
}

interface ReadEvent {
  event: string | undefined;
  data: string;
}

export interface ReadStream {
  events: ReadEvent[];
  /** Data of all events that are JSON. */
  chunks: Json[];
  comments: string[];
  /** Whether the stream ended by an error of the connection. */
  isCut: boolean;
}

/** Reads an event stream to its end, or to where it is cut. */
export async function readStream(response: Response): Promise<ReadStream> {
  const events: ReadEvent[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => events.push({ event, data }),
    onComment: (comment) => comments.push(comment.trim()),
  });
  const decoder = new TextDecoder();
  let isCut = false;
  try {
    for await (const bytes of response.body ?? []) {
      parser.feed(decoder.decode(bytes, { stream: true }));
    }
  } catch {
    isCut = true;
  }
  const chunks = events.filter(({ data }) => data !== "[DONE]").map(({ data }): Json => JSON.parse(data));
  return { events, chunks, comments, isCut };
}
