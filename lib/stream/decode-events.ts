import { createParser } from "eventsource-parser";
import type { Json } from "@/lib/json";
import type { StreamEvent } from "./stream-event";

/** A line or an event's data longer than this ends the reading: it would only fill the memory. */
export const maxEventCharacters = 32 * 1024 * 1024;

const encoder = new TextEncoder();

export interface EventDecoder {
  /** Takes bytes cut anywhere and gives the events they complete, comments and `[DONE]` included. Never throws. */
  feed(bytes: Uint8Array, atMs: number): StreamEvent[];
  /** The stream is over: gives what was left without its closing blank line, marked `unterminated`. */
  end(atMs: number): StreamEvent[];
  /** A line grew beyond `maxEventCharacters`; nothing is read from then on. */
  readonly overflowed: boolean;
}

/**
 * Bytes of a `text/event-stream` to its events, by the HTML standard's rules for framing, with two differences: the last event is
 * kept when its blank line is missing (many servers end with a bare `data: [DONE]`), and comments are kept. `onText`
 * receives the decoded text, each byte once, a byte order mark included.
 */
export function createEventDecoder(onText: (text: string) => void = () => {}): EventDecoder {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let events: StreamEvent[] = [];
  let count = 0;
  let atMs = 0;
  let ending = false;
  let overflowed = false;
  let atStart = true;
  let afterCarriageReturn = false;

  const add = (kind: StreamEvent["kind"], data: string, rest: Partial<StreamEvent>) => {
    count += 1;
    events.push({
      number: count,
      atMs,
      sizeBytes: encoder.encode(data).length,
      kind,
      data,
      ...rest,
      ...(ending && { unterminated: true }),
    });
  };

  const parser = createParser({
    maxBufferSize: maxEventCharacters,
    onComment: (text) => add("comment", text, {}),
    onEvent: ({ data, event, id }) => {
      const named = { ...(event !== undefined && { type: event }), ...(id !== undefined && { id }) };
      if (data.trimStart().startsWith("[DONE]")) {
        add("done", data, named);
      } else {
        const json = parseJson(data);
        add("event", data, { ...named, ...(json !== undefined && { json }) });
      }
    },
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") overflowed = true;
      // Some servers send errors as a field of its own, which the standard would drop.
      if (error.type === "unknown-field" && error.field === "error" && error.value) {
        const json = parseJson(error.value);
        add("event", error.value, { type: "error", ...(json !== undefined && { json }) });
      }
    },
  });
  // The parser would take the three characters "ï»¿" at the start of its first chunk for a byte order mark, but only when
  // they arrive together. It gets that chunk here; the real mark is removed below.
  parser.feed("\n");

  /**
   * CR and CRLF become LF before the parser sees them: it holds back a CR at the end of a chunk until more arrives,
   * which shows a CR-only stream one event late and loses its last one.
   */
  const withLineFeeds = (text: string): string => {
    const start = afterCarriageReturn && text.startsWith("\n") ? 1 : 0;
    afterCarriageReturn = text.endsWith("\r");
    const rest = start === 0 ? text : text.slice(start);
    return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
  };

  const feedText = (text: string) => {
    if (text === "" || overflowed) return;
    onText(text);
    const body = atStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    atStart = false;
    if (body !== "") parser.feed(withLineFeeds(body));
  };

  const take = (): StreamEvent[] => {
    const taken = events;
    events = [];
    return taken;
  };

  return {
    feed: (bytes, now) => {
      atMs = now;
      feedText(decoder.decode(bytes, { stream: true }));
      return take();
    },
    end: (now) => {
      atMs = now;
      feedText(decoder.decode());
      ending = true;
      if (!overflowed) parser.feed("\n\n");
      return take();
    },
    get overflowed() {
      return overflowed;
    },
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
