import type { Json } from "@/lib/json";

/** One thing that an event stream carried, in the order of arrival. */
export interface StreamEvent {
  /** 1-based. */
  number: number;
  /** When its last byte arrived, in milliseconds since the request was sent. */
  atMs: number;
  /** UTF-8 size of `data`. */
  sizeBytes: number;
  kind: "event" | "comment" | "done";
  /** The `event:` field; absent for plain events and comments. */
  type?: string;
  id?: string;
  /** The data lines joined by line feeds, or the comment's text. */
  data: string;
  /** The data as JSON; absent when it is none. */
  json?: Json;
  /** The stream ended before the blank line that ends an event. */
  unterminated?: true;
}
