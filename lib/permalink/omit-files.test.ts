import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import { rememberFileName } from "@/lib/fields/file-names";
import { describeFileText } from "@/lib/fields/file-text";
import type { RequestValues } from "@/lib/fields/operation-form";
import { sampleForm } from "@/lib/fields/testing/sample-form";
import { omitFiles } from "./omit-files";

const base64 = Buffer.from("x".repeat(3_000)).toString("base64");
const sound: FieldNode = { kind: "string", hints: { file: { accept: "audio/*", encoding: "base64" } } };
const part: FieldNode = {
  kind: "union",
  tag: "type",
  variants: [
    {
      label: "sound",
      tags: ["sound"],
      node: {
        kind: "object",
        properties: [
          { name: "type", required: true, node: { kind: "const", value: "sound" } },
          { name: "data", required: true, node: sound },
        ],
        additional: "open",
      },
    },
    {
      label: "text",
      tags: ["text"],
      node: {
        kind: "object",
        properties: [
          { name: "type", required: true, node: { kind: "const", value: "text" } },
          { name: "text", required: true, node: { kind: "string" } },
        ],
        additional: "open",
      },
    },
  ],
};
const form = {
  ...sampleForm,
  body: {
    required: true,
    media: [
      {
        mediaType: "application/json",
        node: { kind: "array", item: part } satisfies FieldNode,
        examples: [],
        encoding: {},
      },
    ],
  },
};

describe("omitFiles", () => {
  it("leaves a place that says what was there", () => {
    const image = `data:image/png;base64,${base64}`;
    rememberFileName(image, "café; 1,2.png");
    const { values, files } = omitFiles(form, {
      query: { q: 1 },
      body: [{ type: "text", text: image }, { unknown: { deep: [image] } }, { type: "sound", data: base64 }],
    });
    const known = { mediaType: "image/png", sizeBytes: 3_000, name: "café; 1,2.png" };
    expect(files).toEqual([
      { path: [0, "text"], ...known },
      { path: [1, "unknown", "deep", 0], ...known },
      // The same bytes, so the same name; what type they are the text alone does not say.
      { path: [2, "data"], ...known, mediaType: "" },
    ]);
    expect(values.query).toEqual({ q: 1 });
    expect(JSON.stringify(values).length).toBeLessThan(400);
    const [first] = values.body as { text: string }[];
    expect(describeFileText(first?.text ?? "")).toEqual({ ...known, isMissing: true });
  });

  it("leaves everything else as it is, and a place that is open already", () => {
    const values: RequestValues = {
      body: [
        { type: "text", text: base64 },
        { type: "text", text: "data:text/plain,short" },
        { type: "sound", data: "https://example.com/a.mp3" },
        { type: "sound", data: "data:audio/mpeg;name=a.mp3;size=12;missing," },
        null,
        7,
      ],
    };
    expect(omitFiles(form, values)).toEqual({ values, files: [] });
  });
});
