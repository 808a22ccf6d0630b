import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOperationMatcher } from "@/lib/openapi/match-operation";
import { describeApi } from "./describe-api";
import type { Operation } from "./operation";

function operationsOf(...described: [method: string, path: string][]): Operation[] {
  const apis = described.map(([method, path]) => describeApi({ paths: { [path]: { [method.toLowerCase()]: {} } } }));
  return apis.flatMap((api) => api.operations);
}

const matcher = createOperationMatcher(
  operationsOf(
    ["GET", "/models/{author}/{slug}"],
    ["GET", "/models/{author}/count"],
    ["GET", "/models/all/{slug}"],
    ["GET", "/models"],
    ["POST", "/models"],
    ["GET", "/{anything}"],
    ["POST", "/jobs/{name}:cancel"],
    ["POST", "/jobs/{name}"],
    ["GET", "/files/{id}.json"],
    ["GET", "/range/{from}-{to}"],
    ["GET", "/with%20space/@me"],
    ["GET", "/slash/"],
    ["GET", "/"],
    ["DELETE", "/keys/{hash}"],
    ["POST", "/"],
    ["POST", "/rpc#Action=List"],
  ),
);

describe("createOperationMatcher", () => {
  test.each([
    ["GET", "/models/meta/llama", "GET /models/{author}/{slug}", "/models/meta/llama"],
    ["GET", "/models/meta/count", "GET /models/{author}/count", "/models/meta/count"],
    ["GET", "/models/all/llama", "GET /models/all/{slug}", "/models/all/llama"],
    ["GET", "/models/all/count", "GET /models/all/{slug}", "/models/all/count"],
    ["GET", "/models", "GET /models", "/models"],
    ["GET", "/models/", "GET /models", "/models"],
    ["POST", "/models", "POST /models", "/models"],
    ["GET", "/m%6Fdels", "GET /models", "/models"],
    ["GET", "/other", "GET /{anything}", "/other"],
    ["POST", "/jobs/a:cancel", "POST /jobs/{name}:cancel", "/jobs/a:cancel"],
    ["POST", "/jobs/a%3Acancel", "POST /jobs/{name}:cancel", "/jobs/a%3Acancel"],
    ["POST", "/jobs/:cancel", "POST /jobs/{name}", "/jobs/:cancel"],
    ["GET", "/files/a.b.json", "GET /files/{id}.json", "/files/a.b.json"],
    ["GET", "/range/1-2-3", "GET /range/{from}-{to}", "/range/1-2-3"],
    ["GET", "/with%20space/@me", "GET /with%20space/@me", "/with%20space/@me"],
    ["GET", "/slash", "GET /slash/", "/slash/"],
    ["GET", "/", "GET /", "/"],
    ["GET", "", "GET /", "/"],
    ["POST", "/rpc", "POST /rpc#Action=List", "/rpc"],
  ])("matches %s %s", (method, path, id, upstreamPath) => {
    expect(matcher.match(method, path)).toMatchObject({ kind: "match", operation: { id }, path: upstreamPath });
  });

  test.each([
    ["GET", "/files/.json"],
    ["GET", "/range/-"],
    ["GET", "/range/1-"],
    ["GET", "/no/such/path/here"],
    ["GET", "/Models/x"],
  ])("finds no path for %s %s", (method, path) => {
    expect(matcher.match(method, path)).toEqual({ kind: "no-path" });
  });

  test("names the methods of a path that lacks the one asked for", () => {
    expect(matcher.match("PATCH", "/models")).toEqual({ kind: "no-method", allow: ["GET", "POST"] });
  });

  test.each(["/models/../keys", "/models//llama", "/keys/%2e%2e", "//models"])("refuses %s", (path) => {
    expect(matcher.match("GET", path)).toEqual({ kind: "refused" });
  });

  test("prefers the template whose end slash is as sent", () => {
    const both = createOperationMatcher(operationsOf(["GET", "/a"], ["GET", "/a/"]));
    expect(both.match("GET", "/a/")).toMatchObject({ path: "/a/" });
    expect(both.match("GET", "/a")).toMatchObject({ path: "/a" });
  });

  test("agrees with a pattern for every mix of literals and parameters in a segment", () => {
    const part = fc.constantFrom("{x}", "a", "ab", "-", ".");
    const parts = fc.array(part, { minLength: 1, maxLength: 5 }).map((list) => list.join(""));
    const text = fc
      .array(fc.constantFrom("a", "b", "-", "."), { minLength: 1, maxLength: 8 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(parts, text, (template, value) => {
        fc.pre(value !== "." && value !== "..");
        const pattern = template.replaceAll(".", "\\.").replaceAll("{x}", ".+");
        const found = createOperationMatcher(operationsOf(["GET", `/${template}`])).match("GET", `/${value}`);
        expect(found.kind === "match").toBe(new RegExp(`^${pattern}$`).test(value));
      }),
      { numRuns: 3000 },
    );
  });

  test("takes no longer for a hostile segment than for a plain one of its length", () => {
    const template = `/${Array.from({ length: 12 }, (_, index) => `{p${index}}`).join("-")}.end`;
    const found = createOperationMatcher(operationsOf(["GET", template])).match("GET", `/${"-".repeat(16_000)}`);
    expect(found).toEqual({ kind: "no-path" });
  });
});
