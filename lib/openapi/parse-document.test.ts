import { describe, expect, test } from "vitest";
import { parseDocument } from "./parse-document";

describe("parseDocument", () => {
  test.each([
    ["JSON", '{"openapi": "3.1.0", "paths": {}}'],
    ["JSON after a byte order mark", '\uFEFF\n{"openapi": "3.1.0", "paths": {}}'],
    ["JSON with a comma too many and a comment", '{"openapi": "3.1.0", # version\n "paths": {},}'],
    ["YAML", "openapi: 3.1.0\npaths: {}\n"],
    ["YAML after a document marker", "%YAML 1.2\n---\nopenapi: '3.1.0'\npaths: {}\n"],
  ])("reads %s", (_, text) => {
    expect(parseDocument(text, "api")).toEqual({ ok: true, document: { openapi: "3.1.0", paths: {} } });
  });

  test("keeps what YAML would turn into something else than JSON has", () => {
    const parsed = parseDocument(
      "openapi: 3.0.3\na: 2026-01-15\nb: on\nc: {200: ok}\nd: {__proto__: 1}\ne: &e {f: 1}\ng: {<<: *e, h: 2}",
      "api",
    );
    expect(parsed.ok && JSON.stringify(parsed.document)).toBe(
      '{"openapi":"3.0.3","a":"2026-01-15","b":"on","c":{"200":"ok"},"d":{"__proto__":1},"e":{"f":1},"g":{"f":1,"h":2}}',
    );
  });

  test("takes a version that YAML reads as a number", () => {
    expect(parseDocument("openapi: 3.1\npaths: {}", "api").ok).toBe(true);
  });

  test("refuses an alias inside of what it repeats, and takes any other", () => {
    const knot = parseDocument("openapi: 3.1.0\npaths: {}\nx: &a\n  b: [*a]\n", "api");
    expect(knot).toEqual({
      ok: false,
      message: "api is not readable as YAML: an alias stands inside of what it repeats; use a $ref for that.",
    });
    expect(parseDocument("openapi: 3.1.0\npaths: {}\nx: &a {b: 1}\ny: [*a, *a]\n", "api").ok).toBe(true);
  });

  test("reads deeply nested YAML", () => {
    const text = `openapi: 3.1.0\nx: ${"[".repeat(500)}${"]".repeat(500)}`;
    expect(parseDocument(text, "api").ok).toBe(true);
  });

  test.each([
    ["swagger: '2.0'\npaths: {}", /^api\.json cannot be used: it is a Swagger 2\.0 document\. Convert it to OpenAPI 3/],
    ['{"swagger": 2}', /Swagger 2 document/],
    ['{"paths": {}}', /has no "openapi" member/],
    ['{"openapi": "4.0.0"}', /"openapi" member is "4\.0\.0", but only OpenAPI 3\.0 and 3\.1 are understood/],
    ['{"openapi": {}}', /"openapi" member is \{\}/],
    ["", /^api\.json is empty\.$/],
    ["  \n ", /^api\.json is empty\.$/],
    ["<!DOCTYPE html><html></html>", /is a web page/],
    ["[1, 2]", /is not an OpenAPI document/],
    ["just text", /is not an OpenAPI document/],
    ['{"openapi": "3.1.0", "paths": ', /^api\.json is not readable as JSON: .+\.$/],
    ["openapi: 3.1.0\n\tpaths: {}", /^api\.json is not readable as YAML: .+ \(line 2, column \d+\)\.$/],
    ["a: 1\na: 2", /^api\.json is not readable as YAML: duplicated mapping key \(line 2, column 1\)\.$/],
    ["a: 1\n---\nb: 2", /^api\.json is not readable as YAML: expected a single document/],
  ])("refuses %j in one sentence or two", (text, message) => {
    const parsed = parseDocument(text, "api.json");
    expect(parsed).toEqual({ ok: false, message: expect.stringMatching(message) });
    expect(!parsed.ok && parsed.message).not.toContain("\n");
  });
});
