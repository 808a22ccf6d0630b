import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import type { Parameter } from "@/lib/openapi/operation";
import { readParameter } from "./read-parameter";
import type { RequestParts } from "./request-parts";

const integers: FieldNode = { kind: "array", item: { kind: "integer" } };
const point: FieldNode = {
  kind: "object",
  properties: [
    { name: "x", required: true, node: { kind: "integer" } },
    { name: "y", required: false, node: { kind: "boolean" } },
  ],
  additional: "open",
};

function parameterOf(changes: Partial<Parameter>): Parameter {
  return {
    name: "p",
    location: "query",
    required: false,
    deprecated: false,
    style: "form",
    explode: true,
    allowReserved: false,
    schema: true,
    examples: [],
    pointer: "",
    ...changes,
  };
}

function partsOf({ query = "", path = "", header = "", cookie = "" }): RequestParts {
  return {
    path: new Map([["p", path]]),
    query: new URLSearchParams(query),
    headers: new Headers({ p: header }),
    cookies: new Map([["p", cookie]]),
  };
}

describe("readParameter", () => {
  it.each<[string, Partial<Parameter>, FieldNode, Parameters<typeof partsOf>[0], Json | undefined]>([
    ["nothing", {}, integers, {}, undefined],
    ["a number", {}, { kind: "number" }, { query: "p=1.5" }, 1.5],
    ["half a number as text", {}, { kind: "number" }, { query: "p=1.5x" }, "1.5x"],
    ["true", {}, { kind: "boolean" }, { query: "p=true" }, true],
    ["a choice that is no text", {}, { kind: "enum", values: [1, "a"] }, { query: "p=1" }, 1],
    ["null", {}, { kind: "integer", nullable: true }, { query: "p=null" }, null],
    ["repeated values", {}, integers, { query: "p=1&p=2" }, [1, 2]],
    ["values with commas", { explode: false }, integers, { query: "p=1,2" }, [1, 2]],
    ["values with blanks", { style: "spaceDelimited", explode: false }, integers, { query: "p=1%202" }, [1, 2]],
    ["values with bars", { style: "pipeDelimited", explode: false }, integers, { query: "p=1|2" }, [1, 2]],
    ["a deep object", { style: "deepObject" }, point, { query: "p[x]=1&p[y]=true" }, { x: 1, y: true }],
    ["members side by side", {}, point, { query: "x=1&y=false&z=3" }, { x: 1, y: false }],
    ["members in a row", { explode: false }, point, { query: "p=x,1,y,true" }, { x: 1, y: true }],
    ["JSON", { mediaType: "application/json" }, point, { query: 'p={"x":1}' }, { x: 1 }],
    ["broken JSON", { mediaType: "application/json" }, point, { query: "p={" }, "{"],
    ["a path segment", { location: "path", style: "simple", explode: false }, integers, { path: "1,2" }, [1, 2]],
    ["a label", { location: "path", style: "label", explode: true }, integers, { path: ".1.2" }, [1, 2]],
    ["a matrix", { location: "path", style: "matrix", explode: true }, integers, { path: ";p=1;p=2" }, [1, 2]],
    ["one of a matrix", { location: "path", style: "matrix" }, { kind: "integer" }, { path: ";p=7" }, 7],
    ["a matrix of members", { location: "path", style: "matrix" }, point, { path: ";x=1;y=true" }, { x: 1, y: true }],
    ["a header", { location: "header", style: "simple", explode: false }, integers, { header: "1,2" }, [1, 2]],
    ["a cookie", { location: "cookie" }, { kind: "integer" }, { cookie: "5" }, 5],
    [
      "the variant that fits",
      {},
      {
        kind: "union",
        variants: [
          { label: "n", node: { kind: "integer" } },
          { label: "t", node: { kind: "string" } },
        ],
      },
      { query: "p=abc" },
      "abc",
    ],
  ])("reads %s", (_, changes, node, parts, expected) => {
    expect(readParameter(parameterOf(changes), node, partsOf(parts))).toEqual(expected);
  });
});
