import { expect, it } from "vitest";
import type { SecurityScheme } from "@/lib/openapi/operation";
import {
  alternativeKey,
  buildAuthorization,
  chooseAlternative,
  isAnonymousAllowed,
  listAlternatives,
} from "./authorization";

const bearer: SecurityScheme = { kind: "bearer", name: "b" };
const basic: SecurityScheme = { kind: "basic", name: "p" };
const header: SecurityScheme = { kind: "apiKey", name: "h", in: "header", parameter: "X-Key" };
const query: SecurityScheme = { kind: "apiKey", name: "q", in: "query", parameter: "api key" };
const cookie: SecurityScheme = { kind: "apiKey", name: "c", in: "cookie", parameter: "sid" };
const strange: SecurityScheme = { kind: "unsupported", name: "m", type: "mutualTLS" };
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
  [
    "a query key that some clients would encode otherwise",
    [[query]],
    "it's (1)",
    { query: ["api%20key=it%27s%20%281%29"] },
  ],
  ["a password with spaces around it", [[basic]], "a: b ", { headers: [["Authorization", "Basic YTogYiA="]] }],
  ["nothing for a scheme that is not known", [[strange]], "k", {}],
  ["nothing when nothing is typed", [[bearer]], " ", {}],
  ["nothing when none is needed", [], "k", {}],
])("places %s", (_, security, credential, expected) => {
  const authorization = buildAuthorization(security, credential);
  expect(authorization).toEqual({ ...empty, ...expected });
});

it("gives every scheme of an alternative its own credential", () => {
  const credentials = new Map(Object.entries({ b: "one", q: "two", c: "three", p: "not asked for" }));
  expect(buildAuthorization([[], [bearer, header, query, cookie], [basic]], credentials)).toEqual({
    headers: [["Authorization", "Bearer one"]],
    query: ["api%20key=two"],
    cookies: [["sid", "three"]],
  });
});

const given = (...names: string[]) => new Map(names.map((name) => [name, "x"]));

it.each<[string, SecurityScheme[][], Map<string, string>, string | undefined, string]>([
  ["the first alternative that takes a credential", [[], [bearer], [basic]], given(), undefined, "b"],
  ["the one whose credentials are all there", [[bearer, header], [basic]], given("b", "p"), undefined, "p"],
  ["the preferred one", [[bearer], [header, query]], given("b"), "h + q", "h + q"],
  ["the first when the preferred one is not offered", [[bearer], [basic]], given(), "h + q", "b"],
  ["no credential when that is preferred and allowed", [[bearer], []], given("b"), "", ""],
  ["a credential when none is preferred but one needed", [[bearer]], given("b"), "", "b"],
  ["one that can be added over one that cannot", [[strange], [bearer, strange], [basic]], given(), undefined, "p"],
  ["what cannot be added when there is nothing else", [[strange]], given(), undefined, "m"],
  ["none when none is needed", [], given("b"), undefined, ""],
])("chooses %s", (_, security, credentials, preferred, expected) => {
  expect(alternativeKey(chooseAlternative(security, credentials, preferred))).toBe(expected);
});

it("tells whether a request may go without a credential", () => {
  expect([[], [[]], [[bearer], []], [[bearer]]].map(isAnonymousAllowed)).toEqual([true, true, true, false]);
});

it("offers each way to choose from once, in order", () => {
  expect(listAlternatives([[], [bearer], [strange], [header, query]]).map(alternativeKey)).toEqual(["b", "h + q"]);
});
