import type { FieldNode } from "@/lib/fields/field";
import type { OperationForm, ParameterField } from "@/lib/fields/operation-form";
import { sampleNodes } from "./sample-nodes";

function parameter(location: ParameterField["location"], name: string, node: FieldNode): ParameterField {
  return { location, name, node, required: location === "path", style: "simple", explode: false, allowReserved: false };
}

const upload: FieldNode = {
  kind: "object",
  properties: [
    { name: "file", required: true, node: { kind: "file" } },
    { name: "model", required: true, node: { kind: "string" } },
  ],
  additional: "open",
};

/** An operation with a parameter in every place and a body in two media types. */
export const sampleForm: OperationForm = {
  id: "sample",
  method: "POST",
  path: "/chats/{chat}",
  tag: "Chat",
  tagSlug: "chat",
  slug: "sample",
  title: "Sample",
  deprecated: false,
  security: [],
  hints: {},
  parameters: [
    parameter("path", "chat", { kind: "string" }),
    parameter("query", "limit", { kind: "integer", minimum: 1 }),
    parameter("query", "tags[]", { kind: "array", item: { kind: "string" } }),
    parameter("header", "X-Title", { kind: "string" }),
    parameter("cookie", "__proto__", { kind: "boolean" }),
  ],
  body: {
    required: true,
    media: [
      { mediaType: "application/json", node: sampleNodes.chat ?? upload, examples: [], encoding: {} },
      { mediaType: "multipart/form-data", node: upload, examples: [], encoding: {} },
      { mediaType: "image/*", node: { kind: "file" }, examples: [], encoding: {} },
    ],
  },
  examples: [],
  accepts: ["application/json"],
};
