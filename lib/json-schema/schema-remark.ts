import type { JsonPath } from "@/lib/json";

/** One thing to know about a JSON Schema that somebody writes, and where in it. */
export interface SchemaRemark {
  path: JsonPath;
  /** A sentence without a full stop. */
  message: string;
  /** "error": the schema is not valid. "warning": valid, but hardly what is meant. */
  severity: "error" | "warning";
}
