import type { JsonPath } from "@/lib/json";

export type ProblemCode =
  | "required"
  | "type"
  | "choice"
  | "length"
  | "range"
  | "multiple"
  | "pattern"
  | "format"
  | "count"
  | "unique"
  | "unknown-key"
  | "key"
  /** A link left a file out. */
  | "missing-file"
  | "number-text"
  | "json-text"
  /** What the description says about values beside one another; the value itself may be right. */
  | "rule";

/** One thing that is wrong with a value, and exactly where. It informs; nothing is blocked by it. */
export interface Problem {
  path: JsonPath;
  /** A sentence without a full stop: "Must be text". */
  message: string;
  code: ProblemCode;
}

/**
 * A path as people read it, list positions counted from 1: "messages 2 › content 1 › image_url › url". "" for the whole
 * value. Names that could be mistaken for the notation are quoted.
 */
export function formatPath(path: JsonPath): string {
  const steps: string[] = [];
  for (const segment of path) {
    if (typeof segment === "string") {
      steps.push(/^[^\s›"]+$/.test(segment) ? segment : JSON.stringify(segment));
    } else {
      const list = steps.pop();
      steps.push(list === undefined ? `item ${segment + 1}` : `${list} ${segment + 1}`);
    }
  }
  return steps.join(" › ");
}
