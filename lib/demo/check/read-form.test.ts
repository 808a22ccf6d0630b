import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import type { JsonObject } from "@/lib/json";
import { gatherForm, readFormPairs } from "./read-form";

const text: FieldNode = { kind: "string" };
const address: FieldNode = {
  kind: "object",
  properties: [
    { name: "city", required: true, node: text },
    {
      name: "geo",
      required: false,
      node: {
        kind: "object",
        properties: [{ name: "lat", required: true, node: { kind: "number" } }],
        additional: "open",
      },
    },
  ],
  additional: "open",
};
const person: FieldNode = {
  kind: "object",
  properties: [
    { name: "name", required: true, node: text },
    { name: "age", required: false, node: { kind: "integer" } },
    { name: "tags", required: false, node: { kind: "array", item: { kind: "integer" } } },
    { name: "address", required: false, node: address },
    { name: "notes", required: false, node: { kind: "map", value: { kind: "boolean" } } },
    {
      name: "either",
      required: false,
      node: {
        kind: "union",
        variants: [
          { label: "map", node: { kind: "map", value: text } },
          { label: "none", node: { kind: "const", value: "" } },
        ],
      },
    },
  ],
  additional: "open",
};

describe("gatherForm", () => {
  it.each<[string, JsonObject]>([
    ["name=Ada&age=36", { name: "Ada", age: 36 }],
    ["tags=1&tags=2", { tags: [1, 2] }],
    ["tags[]=1&tags[]=2", { tags: [1, 2] }],
    ["tags[0]=1&tags[1]=2", { tags: [1, 2] }],
    ["tags=[1,2]", { tags: [1, 2] }],
    ["address[city]=Rome&address[geo][lat]=41.9", { address: { city: "Rome", geo: { lat: 41.9 } } }],
    ['address={"city":"Rome"}', { address: { city: "Rome" } }],
    ["city=Rome", { address: { city: "Rome" } }],
    ["notes[a]=true&notes[b]=x", { notes: { a: true, b: "x" } }],
    ["either=", { either: "" }],
    ["either[a]=1", { either: { a: "1" } }],
    ["unknown=1&other[x]=2", {}],
  ])("reads %s", (query, expected) => {
    expect(gatherForm(person, [...new URLSearchParams(query)], {})).toEqual(expected);
  });

  it("splits a list that its encoding joins", () => {
    expect(gatherForm(person, [["tags", "1,2"]], { tags: { style: "form", explode: false } })).toEqual({
      tags: [1, 2],
    });
  });
});

it("does without files that are required, and without nothing else", () => {
  const file: FieldNode = { kind: "file" };
  const upload: FieldNode = {
    kind: "object",
    properties: [
      { name: "file", required: true, node: file },
      { name: "pages", required: true, node: { kind: "array", item: file, minItems: 1 } },
      { name: "cover", required: false, node: file },
      { name: "purpose", required: true, node: text },
    ],
    additional: "open",
  };
  expect(gatherForm(upload, [], {})).toEqual({ file: "", pages: [""] });
});

describe("readFormPairs", () => {
  it("reads multipart forms, files by their names", async () => {
    const form = new FormData();
    form.append("name", "Ada");
    form.append("photo", new File(["x"], "ada.png"));
    const request = new Request("http://demo.example", { method: "POST", body: form });
    const bytes = Buffer.from(await request.arrayBuffer());
    expect(await readFormPairs(bytes, request.headers.get("content-type") ?? "")).toEqual([
      ["name", "Ada"],
      ["photo", "ada.png"],
    ]);
  });

  it("does not read what is no form", async () => {
    expect(await readFormPairs(Buffer.from("x"), "multipart/form-data; boundary=y")).toBeUndefined();
  });
});
