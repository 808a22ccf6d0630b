import { describe, expect, test } from "vitest";
import { describeApi } from "@/lib/openapi/describe-api";
import type { ApiDescription } from "@/lib/openapi/operation";
import { describeFixture } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { buildResponseField } from "./build-response-field";
import type { OperationForm } from "./operation-form";

function formOf(api: ApiDescription, id: string): OperationForm {
  const operation = api.operations.find((candidate) => candidate.id === id);
  if (!operation) {
    throw new Error(`no operation ${id}`);
  }
  return buildOperationForm(api, operation);
}

function mediaOf(form: OperationForm) {
  return (form.body?.media ?? []).map(({ mediaType, node }) => [mediaType, node.kind]);
}

const bodies = describeFixture("bodies.yaml");

test("an operation's form is built once", () => {
  expect(formOf(bodies, "search")).toBe(formOf(bodies, "search"));
});

describe("media types", () => {
  test("decide how a body is edited", () => {
    expect(mediaOf(formOf(bodies, "submit-form"))).toEqual([["application/x-www-form-urlencoded", "object"]]);
    expect(mediaOf(formOf(bodies, "patch form"))).toEqual([
      ["application/json-patch+json", "array"],
      ["application/xml", "string"],
      ["text/plain", "string"],
    ]);
  });

  test("that are ranges become one that can be sent", () => {
    expect(mediaOf(formOf(bodies, "uploadRaw"))).toEqual([
      ["application/octet-stream", "file"],
      ["image/*", "file"],
      ["application/json", "object"],
    ]);
  });

  test("have files for binary text where they can carry bytes", () => {
    const [media] = formOf(bodies, "upload").body?.media ?? [];
    const parts = media?.node.kind === "object" ? media.node.properties : [];
    expect(
      parts.map(({ name, node }) => [name, node.kind === "array" ? `list of ${node.item.kind}` : node.kind]),
    ).toEqual([
      ["file", "file"],
      ["avatar", "file"],
      ["files", "list of file"],
      ["purpose", "enum"],
      ["details", "object"],
    ]);
    expect(parts[1]?.node).toEqual({ kind: "file", description: "A picture.", accept: "image/png, image/jpeg" });
    const [form] = formOf(bodies, "submit-form").body?.media ?? [];
    expect(form?.node.kind === "object" && form.node.properties[1]?.node).toEqual({ kind: "string", format: "binary" });
    const json = formOf(bodies, "uploadRaw").body?.media[2]?.node;
    expect(json?.kind === "object" && json.properties[0]?.node).toEqual({ kind: "string", format: "binary" });
  });
});

test("the curated order comes first, without touching the shared node", () => {
  const [first, second] = formOf(bodies, "createPerson").body?.media ?? [];
  const names = (node = first?.node) => (node?.kind === "object" ? node.properties.map(({ name }) => name) : []);
  expect(names()).toEqual(["age", "name"]);
  expect(names(second?.node)).toEqual(["name"]);
});

test("a parameter's own words win over those of its schema", () => {
  const schema = { type: "string", description: "From the schema.", example: "s" };
  const api = describeApi({
    openapi: "3.1.0",
    paths: {
      "/a": {
        get: {
          parameters: [
            { name: "own", in: "query", description: "Own.", deprecated: true, example: "p", schema },
            { name: "none", in: "query", schema },
          ],
        },
      },
    },
  });
  expect(formOf(api, "GET /a").parameters.map(({ node }) => node)).toEqual([
    { kind: "string", description: "Own.", deprecated: true, examples: ["p"] },
    { kind: "string", description: "From the schema.", examples: ["s"] },
  ]);
});

describe("example requests", () => {
  const examplesOf = (id: string) => formOf(bodies, id).examples.map(({ name, values }) => [name, values]);
  const header = { "X-Trace": "3fa85f64-5717-4562-b3fc-2c963f66afa6" };

  test("join each body example with what the parameters require and what they call the same", () => {
    expect(examplesOf("createPerson")).toEqual([
      ["ada", { query: { dry: true }, header, body: { name: "Ada" } }],
      ["grace", { header, body: { name: "Grace", age: 37 } }],
      ["example", { header, mediaType: "application/x-www-form-urlencoded", body: { name: "Alan" } }],
    ]);
  });

  test("are those of the parameters where there is no body", () => {
    expect(examplesOf("search")).toEqual([
      ["cats", { query: { q: "cats" } }],
      ["dogs", { query: { q: "dogs" } }],
    ]);
  });

  test("are made up where the document has none", () => {
    expect(examplesOf("submit-form")).toEqual([["example", { path: { id: "text" }, body: { name: "text" } }]]);
    expect(examplesOf("upload")).toEqual([["example", { body: {} }]]);
    expect(examplesOf("uploadRaw")).toEqual([["example", {}]]);
  });

  test("open with the media type that the document lists first", () => {
    expect(examplesOf("patch form")).toEqual([
      ["example", { path: { id: "text" }, body: [{}] }],
      ["example-2", { path: { id: "text" }, mediaType: "application/xml", body: "<a/>" }],
    ]);
  });

  test("keep odd names as data", () => {
    const [example] = formOf(describeFixture("odd-names.json"), "__proto__").examples;
    expect(example?.values.path).toEqual({ "x y": "text", $ref: "text" });
    expect(example?.values.body).toMatchObject({ example: { $ref: "#/not/a/reference" } });
  });
});

test("a form says which media types a good answer has", () => {
  expect(formOf(bodies, "search").accepts).toEqual(["application/json"]);
  expect(formOf(describeFixture("spellings.yaml"), "putSpellings").accepts).toEqual([
    "application/json",
    "text/event-stream",
  ]);
  expect(formOf(describeFixture("inheritance.yaml"), "listVehicles").accepts).toEqual(["application/problem+json"]);
});

describe("buildResponseField", () => {
  const api = describeFixture("inheritance.yaml");
  const [create, list] = api.operations;

  test.each([
    [create, 201, "application/json; charset=utf-8", "union"],
    [create, 404, "application/problem+json", "object"],
    [create, 500, "application/problem+json", undefined],
    [create, 201, "text/html", undefined],
    [list, 200, "application/problem+json", "object"],
  ])("picks the response by status, then class, then default", (operation, status, mediaType, kind) => {
    const node = operation && buildResponseField(api, operation, status, mediaType);
    expect(node?.kind).toBe(kind);
  });
});

test("the example of a parameter that is written as on the wire is the value that it stands for", () => {
  const parameter = (name: string, type: string, value: string) => ({
    name,
    in: "query",
    schema: { type },
    examples: { page: { value } },
  });
  const parameters = [
    parameter("skip", "integer", "20"),
    parameter("all", "boolean", "true"),
    parameter("name", "string", "20"),
    parameter("odd", "integer", "many"),
  ];
  const api = describeApi({ openapi: "3.0.0", paths: { "/": { get: { operationId: "list", parameters } } } });
  expect(formOf(api, "list").examples[0]?.values.query).toEqual({ skip: 20, all: true, name: "20", odd: "many" });
});

test("the example of a path parameter is not empty", () => {
  const parameters = [{ name: "set", in: "path", required: true, schema: { type: "string", enum: ["", "full"] } }];
  const api = describeApi({ openapi: "3.0.0", paths: { "/{set}": { get: { operationId: "read", parameters } } } });
  expect(formOf(api, "read").examples[0]?.values.path).toEqual({ set: "full" });
});
