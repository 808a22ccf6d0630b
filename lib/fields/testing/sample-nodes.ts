import type { FieldNode, ObjectField } from "@/lib/fields/field";

const text: FieldNode = { kind: "string" };

const recursive: ObjectField = {
  kind: "object",
  properties: [{ name: "name", required: true, node: text }],
  additional: "open",
};
recursive.properties.push({ name: "children", required: false, node: { kind: "array", item: recursive } });

const textPart: FieldNode = {
  kind: "object",
  properties: [
    { name: "type", required: true, node: { kind: "const", value: "text" } },
    { name: "text", required: true, node: text },
  ],
  additional: "open",
};

const imagePart: FieldNode = {
  kind: "object",
  properties: [
    { name: "type", required: true, node: { kind: "const", value: "image_url" } },
    {
      name: "image_url",
      required: true,
      node: {
        kind: "object",
        properties: [
          { name: "url", required: true, node: text },
          { name: "detail", required: false, node: { kind: "enum", values: ["auto", "low", "high"] } },
        ],
        additional: "open",
      },
    },
  ],
  additional: "open",
};

export const contentNode: FieldNode = {
  kind: "union",
  nullable: true,
  variants: [
    { label: "text", node: text },
    {
      label: "list of parts",
      node: {
        kind: "array",
        item: {
          kind: "union",
          tag: "type",
          variants: [
            { label: "text", node: textPart, tags: ["text"] },
            { label: "image_url", node: imagePart, tags: ["image_url"] },
          ],
        },
      },
    },
  ],
};

function message(role: string, content: FieldNode, more: ObjectField["properties"] = []): ObjectField {
  return {
    kind: "object",
    properties: [
      { name: "role", required: true, node: { kind: "const", value: role } },
      { name: "content", required: true, node: content },
      { name: "name", required: false, node: { kind: "string" } },
      ...more,
    ],
    additional: "open",
  };
}

/** A union with an inferred tag, like the messages of a chat. */
export const messageNode: FieldNode = {
  kind: "union",
  tag: "role",
  variants: [
    { label: "system", tags: ["system"], node: message("system", text) },
    { label: "user", tags: ["user"], node: message("user", contentNode) },
    {
      label: "tool",
      tags: ["tool"],
      node: message("tool", contentNode, [{ name: "tool_call_id", required: true, node: text }]),
    },
  ],
};

/** At least one node of every kind, also nested into one another; `recursive` is a cycle. */
export const sampleNodes: Record<string, FieldNode> = {
  string: { kind: "string", maxLength: 3 },
  number: { kind: "number", minimum: 0 },
  integer: { kind: "integer", nullable: true },
  boolean: { kind: "boolean" },
  enum: { kind: "enum", values: ["auto", "none", 1, true, { a: [1] }, [0], 0] },
  "nullable enum": { kind: "enum", values: [null, "x", -0], nullable: true },
  const: { kind: "const", value: { type: ["x"] } },
  "null const": { kind: "const", value: null },
  "list of text": { kind: "array", item: text, minItems: 1 },
  "list of lists of integers": { kind: "array", item: { kind: "array", item: { kind: "integer" } } },
  tuple: { kind: "tuple", items: [text, { kind: "number" }, { kind: "boolean" }] },
  "tuple with rest": { kind: "tuple", items: [text], rest: { kind: "integer" } },
  "map of numbers": { kind: "map", value: { kind: "number" }, required: ["50256"] },
  "map of anything": { kind: "map", value: { kind: "any" }, key: { kind: "string", maxLength: 2 } },
  object: {
    kind: "object",
    properties: [
      { name: "a", required: true, node: text },
      { name: "type", required: false, node: { kind: "number" } },
      { name: "__proto__", required: false, node: { kind: "integer" } },
      { name: "constructor", required: false, node: text },
      { name: "a.b", required: true, node: { kind: "enum", values: ["x", "y"] } },
      { name: "0", required: false, node: { kind: "boolean", nullable: true } },
      { name: "", required: false, node: { kind: "any" } },
    ],
    additional: "open",
  },
  "closed object": {
    kind: "object",
    properties: [{ name: "a", required: true, node: text }],
    additional: "closed",
  },
  "object with described extras": {
    kind: "object",
    properties: [{ name: "b", required: false, node: text }],
    additional: { kind: "array", item: { kind: "number" } },
    requiredExtra: ["z"],
  },
  recursive,
  content: contentNode,
  message: messageNode,
  "scored union": {
    kind: "union",
    variants: [
      { label: "text", node: text },
      { label: "list of texts", node: { kind: "array", item: text } },
      { label: "list of tokens", node: { kind: "array", item: { kind: "integer" } } },
      { label: "list of token lists", node: { kind: "array", item: { kind: "array", item: { kind: "integer" } } } },
      {
        label: "a",
        node: { kind: "object", properties: [{ name: "a", required: true, node: text }], additional: "open" },
      },
      {
        label: "b",
        node: { kind: "object", properties: [{ name: "b", required: true, node: text }], additional: "open" },
      },
    ],
  },
  any: { kind: "any" },
  file: { kind: "file" },
  chat: {
    kind: "object",
    properties: [
      { name: "messages", required: true, node: { kind: "array", item: messageNode, minItems: 1 } },
      { name: "model", required: true, node: text },
      { name: "temperature", required: false, node: { kind: "number", nullable: true } },
      { name: "logit_bias", required: false, node: { kind: "map", value: { kind: "number" } } },
      { name: "tree", required: false, node: recursive },
    ],
    additional: "open",
  },
};
