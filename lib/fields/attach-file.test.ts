import { describe, expect, it } from "vitest";
import { isJsonObject, type Json } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { attachFile } from "./attach-file";
import { buildOperationForm } from "./build-operation-form";
import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import type { FieldNode } from "./field";
import { chooseFileSlot, openFileSlots } from "./file-slots";
import { jsonFromDraft } from "./json-from-draft";

const description = describeApi(readProjectDescription());

/** The node of the items of a body's list, in the project's own description. */
function itemOf(operationId: string, property: string): FieldNode {
  const operation = description.operations.find(({ id }) => id === operationId);
  const body = operation && buildOperationForm(description, operation).body?.media[0]?.node;
  const list = body?.kind === "object" ? body.properties.find(({ name }) => name === property)?.node : undefined;
  const array = list?.kind === "union" ? list.variants.find(({ node }) => node.kind === "array")?.node : list;
  if (array?.kind !== "array") throw new Error(`no list ${property}`);
  return array.item;
}

const files = {
  "cat.png": "image/png",
  "hello.mp3": "audio/mpeg",
  "paper.pdf": "application/pdf",
  "clip.mp4": "video/mp4",
  "notes.txt": "text/plain",
};

/** The JSON after files were dropped on a row one after another; a file without a place changes nothing. */
function dropped(node: FieldNode, value: Json, ...names: (keyof typeof files)[]): Json | undefined {
  let draft = draftFromJson(node, value);
  for (const name of names) {
    const slot = chooseFileSlot(node, draft, files[name]);
    if (!slot) continue;
    for (const change of attachFile(node, draft, "row", slot.steps, { name, mediaType: files[name], base64: "QUJD" })) {
      draft = put(draft, change.name.split(".").slice(1), change.draft);
    }
  }
  return jsonFromDraft(node, draft);
}

function put(draft: Draft, path: string[], value: Draft): Draft {
  const [group, key, ...rest] = path;
  if (group === "parts" && key !== undefined) {
    return { ...draft, parts: { ...draft.parts, [key]: put(draft.parts?.[key] ?? { state: "absent" }, rest, value) } };
  }
  if (group === "rows" && key !== undefined) {
    const row = draft.rows?.[key];
    return row
      ? { ...draft, rows: { ...draft.rows, [key]: { ...row, value: put(row.value, rest.slice(1), value) } } }
      : draft;
  }
  return value;
}

describe("a chat message", () => {
  const image = { type: "image_url", image_url: { url: "data:image/png;base64,QUJD" } };

  it("takes each kind of file as the part for it, and keeps its text", () => {
    const node = itemOf("sendChatCompletionRequest", "messages");
    expect(dropped(node, { role: "user", content: "Look" }, "cat.png", "hello.mp3", "paper.pdf", "clip.mp4")).toEqual({
      role: "user",
      content: [
        { type: "text", text: "Look" },
        image,
        { type: "input_audio", input_audio: { data: "QUJD", format: "mp3" } },
        { type: "file", file: { file_data: "data:application/pdf;base64,QUJD", filename: "paper.pdf" } },
        { type: "video_url", video_url: { url: "data:video/mp4;base64,QUJD" } },
      ],
    });
  });

  it("takes what has no part of its own as a file", () => {
    const node = itemOf("sendChatCompletionRequest", "messages");
    expect(dropped(node, { role: "user", content: "" }, "notes.txt")).toEqual({
      role: "user",
      content: [
        { type: "text", text: "" },
        { type: "file", file: { file_data: "data:text/plain;base64,QUJD", filename: "notes.txt" } },
      ],
    });
  });

  it("keeps its role and takes nothing where the role allows no files", () => {
    const node = itemOf("sendChatCompletionRequest", "messages");
    const system = { role: "system", content: "Be brief." };
    expect(dropped(node, system, "cat.png")).toEqual(system);
    expect(openFileSlots(node, draftFromJson(node, system))).toEqual([]);
  });

  it("adds to parts that are there", () => {
    const node = itemOf("sendChatCompletionRequest", "messages");
    expect(dropped(node, { role: "user", content: [image] }, "cat.png")).toEqual({
      role: "user",
      content: [image, image],
    });
  });
});

describe("an item of a response's input", () => {
  it("takes files as its own parts", () => {
    const node = itemOf("createApiAlphaResponses", "input");
    const item = { type: "message", role: "user", content: "Look" };
    const result = dropped(node, item, "cat.png", "hello.mp3", "paper.pdf");
    const content = isJsonObject(result) && Array.isArray(result.content) ? result.content : [];
    expect(content).toEqual([
      { type: "input_text", text: "Look" },
      { type: "input_image", detail: expect.anything(), image_url: "data:image/png;base64,QUJD" },
      { type: "input_audio", input_audio: { data: "QUJD", format: "mp3" } },
      { type: "input_file", file_data: "data:application/pdf;base64,QUJD", filename: "paper.pdf" },
    ]);
  });
});

describe("any other schema", () => {
  const photo: FieldNode = { kind: "string", hints: { file: { accept: "image/*", encoding: "data-url" } } };

  it("is searched without end in itself", () => {
    const tree: FieldNode = { kind: "object", properties: [], additional: "open" };
    tree.properties.push(
      { name: "children", required: false, node: { kind: "array", item: tree } },
      { name: "photo", required: false, node: photo },
    );
    expect(dropped(tree, {}, "cat.png")).toEqual({ photo: "data:image/png;base64,QUJD" });
  });

  it("never loses a file that is there already", () => {
    const node: FieldNode = {
      kind: "object",
      properties: [{ name: "photo", required: true, node: photo }],
      additional: "open",
    };
    expect(dropped(node, { photo: "https://example.com/a.png" }, "cat.png")).toEqual({
      photo: "https://example.com/a.png",
    });
  });
});
