import type { JsonObject } from "@/lib/json";
import { readObject, readString } from "@/lib/openapi/read-member";
import type { AnswerFormat } from "./generation-request";

/** The `response_format` of chat and text completions, and `text.format` of responses, which holds its schema directly. */
export function readAnswerFormat(format: JsonObject): AnswerFormat {
  switch (readString(format, "type")) {
    case "json_object":
      return { kind: "json" };
    case "json_schema":
      return { kind: "schema", schema: readObject(readObject(format, "json_schema") ?? format, "schema") ?? true };
    case "python":
      return { kind: "python" };
    default:
      return { kind: "text" };
  }
}
