import { describe, expect, test } from "vitest";
import type { Operation, Parameter, SecurityScheme } from "@/lib/openapi/operation";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";
import { makeOperation } from "@/lib/relay/relay-fixture";
import { hasCredential, selectRequestHeaders } from "@/lib/relay/request-headers";

const parameter = (name: string, location: Parameter["location"]): Parameter => ({
  name,
  location,
  required: false,
  deprecated: false,
  style: "simple",
  explode: false,
  allowReserved: false,
  schema: true,
  examples: [],
  pointer: "",
});

const apiKey = (where: "header" | "query" | "cookie", name: string): SecurityScheme => ({
  kind: "apiKey",
  name: "key",
  in: where,
  parameter: name,
});

const select = (headers: [string, string][], more: Partial<Operation> = {}) =>
  selectRequestHeaders(new Headers(headers), makeOperation("POST", "/x", more));

const own = [
  ["accept-encoding", "identity"],
  ["user-agent", "api-playground-relay"],
];

describe("selectRequestHeaders", () => {
  test("keeps the allow-list and nothing else of what a browser sends", () => {
    const sent: [string, string][] = [
      ["accept", "text/event-stream"],
      ["accept-encoding", "gzip, br"],
      ["accept-language", "de"],
      ["authorization", "Bearer sk-1"],
      ["connection", "keep-alive, x-title"],
      ["content-length", "2"],
      ["content-type", "application/json"],
      ["cookie", "theme=dark; key=secret"],
      ["expect", "100-continue"],
      ["forwarded", "for=1.2.3.4"],
      ["host", "localhost:3000"],
      ["http-referer", "https://app.example"],
      ["next-action", "1"],
      ["origin", "http://localhost:3000"],
      ["referer", "http://localhost:3000/"],
      ["sec-fetch-site", "same-origin"],
      ["te", "trailers"],
      ["transfer-encoding", "chunked"],
      ["upgrade", "h2c"],
      ["user-agent", "Mozilla/5.0"],
      ["x-forwarded-for", "1.2.3.4"],
      ["x-middleware-subrequest", "1"],
      ["x-other", "1"],
      ["x-real-ip", "1.2.3.4"],
      ["x-relay-peer-address", "127.0.0.1"],
      ["x-title", "App"],
    ];
    expect(select(sent)).toEqual([
      ["authorization", "Bearer sk-1"],
      ["content-type", "application/json"],
      ["accept", "text/event-stream"],
      ["http-referer", "https://app.example"],
      ["x-title", "App"],
      ...own,
    ]);
  });

  test("adds the header parameters and key headers that the operation declares", () => {
    const more = { parameters: [parameter("X-Version", "header")], security: [[apiKey("header", "X-Api-Key")]] };
    const sent: [string, string][] = [
      ["x-version", "2"],
      ["x-api-key", "k"],
    ];
    expect(select(sent, more)).toEqual([...sent, ...own]);
  });

  test.each([
    "host",
    "connection",
    "transfer-encoding",
    "content-length",
    "content-encoding",
    "x-forwarded-for",
    "proxy-authorization",
    "accept-encoding",
    "x-middleware-subrequest",
    "x-relay-peer-address",
    "bad name",
    "",
  ])("never passes %j on, declared or not", (name) => {
    const sent: [string, string][] = name.trim() && !name.includes(" ") ? [[name, "1"]] : [];
    expect(select(sent, { parameters: [parameter(name, "header")] })).toEqual(own);
  });

  test("takes a header that browsers set on their own only from its carried form", () => {
    const more = { parameters: [parameter("Accept-Language", "header"), parameter("User-Agent", "header")] };
    expect(select([["accept-language", "de"]], more)).toEqual(own);
    const carried: [string, string][] = [
      [toCarriedHeaderName("Accept-Language"), "fr"],
      [toCarriedHeaderName("User-Agent"), "mine/1"],
    ];
    expect(select(carried, more)).toEqual([
      ["accept-language", "fr"],
      ["user-agent", "mine/1"],
      ["accept-encoding", "identity"],
    ]);
  });

  test("builds the cookie header from declared names in the carried form only", () => {
    const more = { parameters: [parameter("trace", "cookie")], security: [[apiKey("cookie", "session")]] };
    const sent: [string, string][] = [
      ["cookie", "session=of-this-origin"],
      [toCarriedHeaderName("Cookie"), "session=s=1; other=2; trace=3; broken"],
    ];
    expect(select(sent, more)).toEqual([["cookie", "session=s=1; trace=3"], ...own]);
    expect(select(sent)).toEqual(own);
    expect(select(sent, { parameters: [parameter("Cookie", "header")] })).toEqual(own);
  });

  test("leaves ordinary names as they are for the browser", () => {
    expect(toCarriedHeaderName("X-Api-Key")).toBe("X-Api-Key");
    expect(toCarriedHeaderName("Sec-Custom")).toBe("x-relay-header-sec-custom");
  });
});

describe("hasCredential", () => {
  const bearer: SecurityScheme = { kind: "bearer", name: "b" };
  const authorized: [string, string][] = [["authorization", "Bearer k"]];
  test.each<[string, SecurityScheme[][], [string, string][], string, boolean]>([
    ["a bearer key", [[bearer]], authorized, "", true],
    ["no bearer key", [[bearer]], [], "", false],
    ["an empty one", [[bearer]], [["authorization", ""]], "", false],
    ["one of two parts", [[bearer, apiKey("header", "X-Key")]], authorized, "", false],
    ["one of two ways", [[apiKey("header", "X-Key")], [bearer]], authorized, "", true],
    ["a key in the query", [[apiKey("query", "api key")]], [], "?api%20key=1", true],
    ["a key in a cookie", [[apiKey("cookie", "sid")]], [[toCarriedHeaderName("cookie"), "sid=1"]], "", true],
    ["an operation that also works without", [[bearer], []], [], "", true],
    ["a way that is not supported", [[{ kind: "unsupported", name: "o", type: "oauth2" }]], authorized, "", false],
  ])("%s", (_, security, headers, search, expected) => {
    expect(hasCredential(new Headers(headers), search, makeOperation("GET", "/x", { security }))).toBe(expected);
  });
});
