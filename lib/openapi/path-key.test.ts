import { expect, test } from "vitest";
import { describeApi } from "./describe-api";
import { splitPathKey } from "./path-key";

test.each([
  ["/a/{b}", "/a/{b}", []],
  ["a", "/a", []],
  ["/#Action=List", "/", []],
  ["/a#x?y=1", "/a", []],
  ["/a?", "/a", []],
  [
    "/a?op=x%20y+z&q={q}&flag#note",
    "/a",
    [
      { name: "op", value: "x y z" },
      { name: "q", value: "{q}" },
      { name: "flag", value: "" },
    ],
  ],
  ["/a?b=c?d=e", "/a", [{ name: "b", value: "c?d=e" }]],
  ["/a?b=%", "/a", [{ name: "b", value: "%" }]],
])("takes %s apart", (key, path, query) => {
  expect(splitPathKey(key)).toEqual({ path, query });
});

test("a query behind a path becomes parameters", () => {
  const [operation] = describeApi({
    paths: {
      "/rest/{id}?method=photos.list&page={number}&sort={sort}": {
        get: {
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: "number", in: "path", required: true, description: "Which page.", schema: { type: "integer" } },
            { name: "method", in: "query", description: "What to do.", schema: { type: "string" } },
          ],
        },
      },
    },
  }).operations;
  expect(operation?.path).toBe("/rest/{id}");
  expect(operation?.parameters).toMatchObject([
    { name: "id", location: "path" },
    { name: "page", location: "query", required: true, description: "Which page.", schema: { type: "integer" } },
    { name: "method", location: "query", required: true, description: "What to do.", schema: { const: "photos.list" } },
    { name: "sort", location: "query", required: false, schema: { type: "string" } },
  ]);
});

test("a query described as a whole becomes parameters, and methods of one's own are reported", () => {
  const content = {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", required: ["q"], properties: { q: { type: "string" }, tags: { type: "array" } } },
    },
  };
  const api = describeApi({
    openapi: "3.2.0",
    paths: {
      "/search": {
        get: { parameters: [{ name: "all", in: "querystring", content }] },
        query: {},
        additionalOperations: { COPY: {} },
      },
    },
  });
  expect(api.operations.map(({ method }) => method)).toEqual(["GET"]);
  expect(api.operations[0]?.parameters).toMatchObject([
    { name: "q", location: "query", required: true, style: "form", schema: { type: "string" } },
    { name: "tags", location: "query", required: false, schema: { type: "array" } },
  ]);
  expect(api.problems.map(({ message }) => message)).toEqual([
    "The QUERY operation of this path cannot be sent from here; it is left out.",
    "The COPY operation of this path cannot be sent from here; it is left out.",
  ]);
});
