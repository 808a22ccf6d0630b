import { describe, expect, test } from "vitest";
import { makeOperation } from "@/lib/relay/relay-fixture";
import { createRelayedApi, resolveTarget } from "@/lib/relay/resolve-target";

const api = createRelayedApi(
  [
    makeOperation("GET", "/models/{slug}"),
    makeOperation("GET", "/search"),
    makeOperation("GET", "/elsewhere", { serverUrl: "https://other.example/v2" }),
  ],
  [
    { id: "main", baseUrl: "https://api.example/api/v1", operationServerUrl: "replaces-base" },
    { id: "override", baseUrl: "http://10.0.0.1:8080/x", operationServerUrl: "replaces-path" },
    { id: "demo", baseUrl: "http://127.0.0.1:3000/api/demo", operationServerUrl: "ignored" },
    { id: "root", baseUrl: "https://root.example", operationServerUrl: "replaces-base" },
  ],
);

const resolve = (path: string, method = "GET") => resolveTarget(api, method, `http://localhost:3000${path}`);

describe("resolveTarget", () => {
  test.each([
    ["/api/relay/main/models/a", "https://api.example", "/api/v1/models/a"],
    ["/api/relay/root/models/a", "https://root.example", "/models/a"],
    ["/api/relay/main/elsewhere", "https://other.example", "/v2/elsewhere"],
    ["/api/relay/override/elsewhere", "http://10.0.0.1:8080", "/v2/elsewhere"],
    ["/api/relay/demo/elsewhere?a=1", "http://127.0.0.1:3000", "/api/demo/elsewhere?a=1"],
    ["/api/relay/main/search?", "https://api.example", "/api/v1/search?"],
    [
      "/api/relay/main/search?b=2&a=1&a=2&a=&c&%20=%0A+%2f..%5C&x[]=1",
      "https://api.example",
      "/api/v1/search?b=2&a=1&a=2&a=&c&%20=%0A+%2f..%5C&x[]=1",
    ],
  ])("sends %s to %s%s", (path, origin, upstreamPath) => {
    const resolved = resolve(path);
    expect(resolved.ok && { origin: resolved.target.origin, path: resolved.target.path }).toEqual({
      origin,
      path: upstreamPath,
    });
  });

  test.each([
    ["/api/relay/nowhere/models/a", "unknown_server"],
    ["/api/relay//models/a", "unknown_server"],
    ["/api/relay/", "unknown_server"],
    ["/api/relay/MAIN/models/a", "unknown_server"],
    ["/api/relay/__proto__/models/a", "unknown_server"],
    ["/api/relay/https:%2f%2fevil.com/models", "unknown_server"],
    ["/elsewhere", "unknown_server"],
    ["/api/relay/main", "unknown_operation"],
    ["/api/relay/main/nothing/here/at/all", "unknown_operation"],
    ["/api/relay/main/models/%2e%2e", "path_refused"],
    ["/api/relay/main/models/..%2f..%2fevil", "path_refused"],
    ["/api/relay/main/%2f%2fevil.com", "path_refused"],
    ["/api/relay/main//evil.com", "path_refused"],
    ["/api/relay/main/models/a%5c..%5cb", "path_refused"],
    ["/api/relay/main/models/%ff", "path_refused"],
    ["/api/relay/main/models/é", "path_refused"],
    ["/api/relay/main/models/../search", "path_refused"],
    ["/api/relay/main/models\\..\\search", "path_refused"],
    ["/api/relay/main/search?a=é", "query_refused"],
    ["/api/relay/main/search?a=\u0001", "query_refused"],
  ])("refuses %s with %s", (path, code) => {
    const resolved = resolve(path);
    expect(resolved.ok ? resolved.target : resolved.failure.code).toBe(code);
  });

  test("refuses a method that the path does not have", () => {
    expect(resolve("/api/relay/main/search", "POST")).toMatchObject({
      failure: { code: "method_not_allowed", allow: ["GET"] },
    });
  });

  test("takes nothing from the host of the request", () => {
    const resolved = resolveTarget(api, "GET", "http://evil.example:1/api/relay/main/models/a#x");
    expect(resolved).toMatchObject({ ok: true, target: { origin: "https://api.example" } });
  });
});
