import { expect, it } from "vitest";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { buildAuthorization } from "./authorization";

const bearer: SecurityScheme = { kind: "bearer", name: "b" };
const basic: SecurityScheme = { kind: "basic", name: "p" };
const header: SecurityScheme = { kind: "apiKey", name: "h", in: "header", parameter: "X-Key" };
const query: SecurityScheme = { kind: "apiKey", name: "q", in: "query", parameter: "api key" };
const cookie: SecurityScheme = { kind: "apiKey", name: "c", in: "cookie", parameter: "sid" };
const empty = { headers: [], query: [], cookies: [] };

it.each<[string, SecurityScheme[][], string, object]>([
  ["a bearer key", [[bearer]], "k", { headers: [["Authorization", "Bearer k"]] }],
  [
    "a bearer key pasted with its scheme and spaces",
    [[bearer]],
    "  Bearer k\n",
    { headers: [["Authorization", "Bearer k"]] },
  ],
  ["user and password beyond ASCII", [[basic]], "zoë:ß", { headers: [["Authorization", "Basic em/DqzrDnw=="]] }],
  ["an API key in a header", [[header]], "k", { headers: [["X-Key", "k"]] }],
  ["an API key in the query", [[query]], "a&b", { query: ["api%20key=a%26b"] }],
  ["an API key in a cookie", [[cookie]], "k", { cookies: [["sid", "k"]] }],
  ["the alternative that takes a credential", [[], [header]], "k", { headers: [["X-Key", "k"]] }],
  ["nothing when nothing is typed", [[bearer]], " ", {}],
  ["nothing when none is needed", [], "k", {}],
])("places %s", (_, security, credential, expected) => {
  const authorization = buildAuthorization(security, credential);
  expect(authorization).toEqual({ ...empty, ...expected });
});
