import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isJsonObject, type Json, type JsonObject, objectFromEntries } from "@/lib/json";
import { buildRequest } from "@/lib/request/build-request";
import type { RequestModel } from "@/lib/request/request-model";
import type { SdkTable } from "./sdk/sdk-method";
import { awkwardJson, awkwardTexts } from "./testing/awkward-values";
import { compareRequests } from "./testing/compare-requests";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { makeBody, makeForm } from "./testing/operation-forms";
import { missingInterpreter } from "./testing/run-code";

/** Mistakes that published generators make, put into ours, to see that running the code finds each of them. */
interface Mistake {
  target: string;
  what: string;
  module: string;
  exports: Record<string, unknown>;
}

const plainQuotes = (text: string) => `"${text.replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

const mistakes: Mistake[] = [
  {
    target: "curl",
    what: "quotes are not escaped",
    module: "shell",
    exports: { singleQuote: (text: string) => `'${text}'` },
  },
  {
    target: "curl",
    what: "quotes are escaped with a backslash",
    module: "shell",
    exports: { singleQuote: (text: string) => `'${text.replaceAll("'", "\\'")}'` },
  },
  { target: "curl", what: "double quotes are used", module: "shell", exports: { singleQuote: plainQuotes } },
  {
    target: "curl",
    what: "the here-document expands",
    module: "shell",
    exports: { hereDocument: (text: string, delimiter: string) => `<<${delimiter}\n${text}\n${delimiter}` },
  },
  { target: "curl", what: "arguments have no limit", module: "shell", exports: { isTooLong: () => false } },
  {
    target: "fetch",
    what: "__proto__ is written plainly",
    module: "javascript",
    exports: { javascriptLiteral: (value: Json) => JSON.stringify(value) },
  },
  { target: "fetch", what: "backslashes stay", module: "quote", exports: { quoteText: plainQuotes } },
  {
    target: "requests",
    what: "constants are JavaScript's",
    module: "python",
    exports: { pythonLiteral: (value: Json) => JSON.stringify(value) },
  },
  {
    target: "requests",
    what: "constants are repaired in the text",
    module: "python",
    exports: {
      pythonLiteral: (value: Json) =>
        JSON.stringify(value)
          .replace(/\bnull\b/g, "None")
          .replace(/\btrue\b/g, "True")
          .replace(/\bfalse\b/g, "False"),
    },
  },
  { target: "requests", what: "backslashes stay", module: "quote", exports: { quoteText: plainQuotes } },
  { target: "requests", what: "nesting has no limit", module: "literal", exports: { isDeeperThan: () => false } },
  {
    target: "fetch",
    what: "half surrogate pairs are raw",
    module: "quote",
    exports: {
      quoteText: (text: string) =>
        JSON.stringify(text).replace(/\\u(d[89a-f]..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    },
  },
  {
    target: "openai-python",
    what: "unknown members are keywords",
    module: "../sdk/openai-method",
    exports: { splitBody: (_: unknown, body: JsonObject) => ({ known: Object.entries(body), others: [] }) },
  },
  {
    target: "openrouter-sdk",
    what: "every name is in camel case",
    module: "../sdk/find-sdk-call",
    exports: {
      findSdkCall: (table: SdkTable, baseUrl: string, { body }: RequestModel) => ({
        method: table.methods.find(({ name }) => name === "chat.send"),
        argument: { chatRequest: body?.kind === "json" ? camelNames(body.value) : null },
        baseUrl,
        headers: [],
        added: [],
      }),
    },
  },
];

function camelNames(value: Json): Json {
  if (Array.isArray(value)) return value.map(camelNames);
  if (!isJsonObject(value)) return value;
  return objectFromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      camelNames(member),
    ]),
  );
}

const values: Json[] = [
  ...[
    "single quote",
    "only quotes",
    "escaped quote",
    "backslash escapes",
    "shell expansion",
    "python words",
    "proto",
    "lone high surrogate",
  ].map((name) => awkwardTexts[name] ?? ""),
  ...["null", "literals in texts", "prototype key", "very deep lists"].map((name) => awkwardJson[name] ?? null),
  `'$HOME ${"x".repeat(200_000)}`,
];
const form = makeForm({ body: makeBody("application/json") });
const models = new Map(values.map((value, index) => [`value ${index}`, buildRequest(form, { body: [value] })]));

const chatForm = makeForm({ path: "/chat/completions", body: makeBody("application/json") });
const members: JsonObject[] = [
  { max_tokens: 1 },
  { metadata: { a_b: "c" } },
  { reasoning: { max_tokens: 1 } },
  { route: "fallback" },
];
const chats = new Map(
  members.map((more, index) => [
    `chat ${index}`,
    buildRequest(chatForm, { body: { model: "a/b", messages: [{ role: "user", content: "x" }], ...more } }),
  ]),
);

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());
beforeEach(() => {
  vi.resetModules();
});
// Other test files share the modules, and must not get the mistaken ones.
afterEach(() => {
  vi.resetModules();
});

describe.each(mistakes)("$target code where $what", ({ target: id, module, exports }) => {
  const missing = missingInterpreter({ id });
  it.skipIf(missing)(
    `is found out${missing ? ` (skipped: ${missing})` : ""}`,
    async () => {
      const path = `./literals/${module}`;
      vi.doMock(path, async (original) => ({ ...(await original<object>()), ...exports }));
      const { loadTargets } = await import("./testing/load-targets");
      const target = (await loadTargets()).find((other) => other.id === id);
      vi.doUnmock(path);
      if (!target) throw new Error(`no target ${id}`);
      const tried = target.sdk ? chats : models;
      const { failures } = await compareRequests(target, tried, server, {}, { checksTypes: false });
      expect(failures.length).toBeGreaterThan(0);
      expect(failures.length).toBeLessThan(tried.size);
    },
    240_000,
  );
});
