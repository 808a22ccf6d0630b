import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Json } from "@/lib/json";
import { buildRequest } from "@/lib/request/build-request";
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
];

const values: Json[] = [
  ...[
    "single quote",
    "only quotes",
    "escaped quote",
    "backslash escapes",
    "shell expansion",
    "python words",
    "proto",
  ].map((name) => awkwardTexts[name] ?? ""),
  ...["null", "literals in texts", "prototype key", "very deep lists"].map((name) => awkwardJson[name] ?? null),
  `'$HOME ${"x".repeat(200_000)}`,
];
const form = makeForm({ body: makeBody("application/json") });
const models = new Map(values.map((value, index) => [`value ${index}`, buildRequest(form, { body: [value] })]));

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());
beforeEach(() => {
  vi.resetModules();
});

describe.each(mistakes)("$target code where $what", ({ target: id, module, exports }) => {
  const missing = missingInterpreter({ id });
  it.skipIf(missing)(`is found out${missing ? ` (skipped: ${missing})` : ""}`, async () => {
    const path = `./literals/${module}`;
    vi.doMock(path, async (original) => ({ ...(await original<object>()), ...exports }));
    const { loadTargets } = await import("./testing/load-targets");
    const target = (await loadTargets()).find((other) => other.id === id);
    vi.doUnmock(path);
    if (!target) throw new Error(`no target ${id}`);
    const { failures } = await compareRequests(target, models, server);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThan(models.size);
  });
});
