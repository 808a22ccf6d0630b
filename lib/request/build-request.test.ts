import { describe, expect, it } from "vitest";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { makeBody, makeForm, makeParameter } from "@/lib/snippets/testing/operation-forms";
import { buildRequest } from "./build-request";
import { bodyText, requestUrl, sendInit } from "./send-init";

const build = (form: Partial<OperationForm>, values: RequestValues, files?: Map<string, File>) =>
  buildRequest(makeForm(form), values, files);

describe("the path", () => {
  it.each<[string, RequestValues["path"], string]>([
    ["/models/{author}/{slug}/endpoints", { author: "a/b", slug: "c:free" }, "/models/a%2Fb/c%3Afree/endpoints"],
    ["/a/{b}/{c}", { c: "x" }, "/a/%7Bb%7D/x"],
    ["/a/{b}", { b: "" }, "/a/"],
    ["/a/{b}.{c}", { b: 1, c: "json" }, "/a/1.json"],
    ["/a('{b}')/ü ?#", { b: "x" }, "/a('x')/%C3%BC%20%3F%23"],
    ["/a/{b}", { b: "{b}$&" }, "/a/%7Bb%7D%24%26"],
    ["/a/{constructor}", {}, "/a/%7Bconstructor%7D"],
  ])("fills %s", (path, values, expected) => {
    expect(build({ path }, { path: values }).path).toBe(expected);
  });

  it("uses the style of the parameter", () => {
    const parameters = [makeParameter("path", "b", { style: "matrix", explode: true })];
    expect(build({ path: "/a{b}", parameters }, { path: { b: [1, 2] } }).path).toBe("/a;b=1;b=2");
  });
});

describe("the query", () => {
  it("keeps the order and repetition of values, also of unknown names", () => {
    const parameters = [makeParameter("query", "a"), makeParameter("query", "b", { explode: false })];
    const query = { z: ["2", "1", "2"], b: ["x", "y"], a: "é" };
    expect(build({ parameters }, { query }).queryString).toBe("z=2&z=1&z=2&b=x,y&a=%C3%A9");
  });
});

describe("headers", () => {
  it.each<[string, Partial<OperationForm>, RequestValues, [string, string][]]>([
    [
      "accepts what the description answers",
      { accepts: ["text/csv", "application/json"] },
      {},
      [["Accept", "text/csv, application/json"]],
    ],
    ["names no type where none is answered", { accepts: [] }, {}, []],
    ["keeps a type given by hand", {}, { header: { accept: "text/html" } }, [["accept", "text/html"]]],
    ["has no Content-Type without a body", {}, { header: { "content-type": "a/b" } }, [["Accept", "application/json"]]],
    [
      "trims values",
      {},
      { header: { "X-A": " a " } },
      [
        ["X-A", "a"],
        ["Accept", "application/json"],
      ],
    ],
    [
      "keeps empty values",
      {},
      { header: { "X-A": "" } },
      [
        ["X-A", ""],
        ["Accept", "application/json"],
      ],
    ],
    [
      "joins one name in two spellings",
      {},
      { header: { "X-A": "1", "x-a": "2" } },
      [
        ["X-A", "1, 2"],
        ["Accept", "application/json"],
      ],
    ],
    [
      "leaves out what no header can hold or others decide",
      {},
      {
        header: {
          "X-A": "a\r\nX-B: c",
          "X B": "a",
          "X-C": "é",
          Authorization: "Bearer x",
          Host: "a",
          "Content-Length": 1,
        },
      },
      [["Accept", "application/json"]],
    ],
    [
      "writes cookies as one header",
      {},
      { cookie: { a: "b;c", d: [1, 2] } },
      [
        ["Cookie", "a=b%3Bc; d=1; d=2"],
        ["Accept", "application/json"],
      ],
    ],
  ])("%s", (_, form, values, expected) => {
    expect(build(form, values).headers).toEqual(expected);
  });
});

describe("streaming", () => {
  const accepts = ["application/json", "text/event-stream"];
  const hints = { stream: { property: "flow", assembler: "responses" } } as const;
  it.each<[string, Partial<OperationForm>, RequestValues["body"], boolean, string]>([
    ["the hinted property is true", { accepts, hints }, { flow: true }, true, "text/event-stream"],
    ["the hinted property is false", { accepts, hints }, { flow: false }, false, "application/json"],
    ["the hinted property is a text", { accepts, hints }, { flow: "true" }, false, "application/json"],
    ["another property is true", { accepts, hints }, { stream: true }, false, "application/json"],
    ["there is no hint but a stream to be had", { accepts }, { stream: true }, true, "text/event-stream"],
    ["there is neither hint nor stream", {}, { stream: true }, false, "application/json"],
    ["nothing but streams are answered", { accepts: ["text/event-stream"] }, {}, true, "text/event-stream"],
    ["the body is no object", { accepts }, [true], false, "application/json"],
  ])("when %s", (_, form, body, streaming, accept) => {
    const model = build({ body: makeBody("application/json"), ...form }, { body });
    expect(model.streaming).toBe(streaming);
    expect(model.headers).toContainEqual(["Accept", accept]);
    expect(model.assembler).toBe(streaming && form.hints ? "responses" : undefined);
  });
});

describe("the body", () => {
  it.each<[string, RequestValues["body"], string | undefined]>([
    ["application/json", { b: 1, a: [null, "é"] }, '{"b":1,"a":[null,"é"]}'],
    ["application/json", null, "null"],
    ["application/vnd.api+json; version=1", false, "false"],
    ["application/json", JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    ["*/*", {}, "{}"],
    ["application/x-ndjson", [{ a: 1 }, 2], '{"a":1}\n2\n'],
    ["application/jsonl", "as it is", "as it is"],
    ["text/plain", "a\nb", "a\nb"],
    ["application/xml", "<a/>", "<a/>"],
    ["text/plain", { a: 1 }, '{"a":1}'],
    [
      "application/x-www-form-urlencoded",
      { a: "b c", d: [1, 2], e: { f: 1 }, g: null },
      "a=b+c&d=1&d=2&e=%7B%22f%22%3A1%7D&g=null",
    ],
    ["application/x-www-form-urlencoded", {}, undefined],
    ["multipart/form-data", {}, undefined],
    ["application/json", undefined, undefined],
  ])("as %s: %j", (mediaType, body, expected) => {
    const model = build({ body: makeBody(mediaType) }, { body });
    expect(model.body ? bodyText(model.body) : undefined).toBe(expected);
    expect(sendInit(model).body).toBe(expected);
    const type = mediaType === "*/*" ? "application/json" : mediaType;
    expect(model.headers.find(([name]) => name === "Content-Type")?.[1]).toBe(
      expected === undefined ? undefined : type,
    );
  });

  it("follows the encoding of form properties", () => {
    const encoding = {
      a: { style: "deepObject", explode: true },
      b: { style: "spaceDelimited" },
      c: { explode: false },
    };
    const model = build(
      { body: makeBody("application/x-www-form-urlencoded", encoding) },
      { body: { a: { x: [1], y: "z" }, b: [1, 2], c: [1, 2], constructor: "d" } },
    );
    expect(model.body).toMatchObject({
      pairs: [
        ["a[x][0]", "1"],
        ["a[y]", "z"],
        ["b", "1 2"],
        ["c", "1,2"],
        ["constructor", "d"],
      ],
    });
  });

  it("takes the media type that was chosen", () => {
    const body = { required: true, media: [...makeBody("application/json").media, ...makeBody("text/plain").media] };
    expect(build({ body }, { mediaType: "text/plain", body: "a" }).body).toEqual({
      kind: "text",
      mediaType: "text/plain",
      text: "a",
    });
  });

  it("is left out where fetch refuses one", () => {
    expect(build({ method: "GET", body: makeBody("application/json") }, { body: { a: 1 } }).body).toBeNull();
  });

  it("carries files, typed parts and text in order", async () => {
    const file = new File(["x"], "a.bin");
    const encoding = { meta: { contentType: "application/json" }, picture: { contentType: "image/png, image/jpeg" } };
    const model = build(
      { body: makeBody("multipart/form-data", encoding) },
      { body: { text: "a\nb", list: ["1", "2"], meta: { a: 1 }, picture: null, "a/b": [null] } },
      new Map([
        ["/picture", file],
        ["/a~1b/0", file],
      ]),
    );
    const data = sendInit(model).body;
    expect(model.headers.some(([name]) => name === "Content-Type")).toBe(false);
    if (!(data instanceof FormData)) throw new Error("no form data");
    const entries = await Promise.all(
      [...data].map(async ([name, value]) => [
        name,
        typeof value === "string" ? value : [value.name, value.type, await value.text()],
      ]),
    );
    expect(entries).toEqual([
      ["text", "a\r\nb"],
      ["list", "1"],
      ["list", "2"],
      ["meta", ["blob", "application/json", '{"a":1}']],
      ["picture", ["a.bin", "application/octet-stream", "x"]],
      ["a/b", ["a.bin", "application/octet-stream", "x"]],
    ]);
  });

  it("is the picked file where the media type is binary", () => {
    const file = new File(["x"], "a.png", { type: "image/png" });
    const model = build({ body: makeBody("image/*") }, { body: null }, new Map([["", file]]));
    expect(sendInit(model)).toMatchObject({
      body: file,
      headers: [
        ["Content-Type", "image/png"],
        ["Accept", "application/json"],
      ],
    });
  });
});

it.each([
  ["https://a.example/v1", "https://a.example/v1/b?c=d"],
  ["https://a.example/v1//", "https://a.example/v1/b?c=d"],
])("joins %s and the path with one slash", (baseUrl, expected) => {
  expect(requestUrl(baseUrl, { path: "/b", queryString: "c=d" })).toBe(expected);
});
