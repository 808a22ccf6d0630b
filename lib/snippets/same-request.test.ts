import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { buildRequest } from "@/lib/request/build-request";
import type { RequestFiles, RequestModel } from "@/lib/request/request-model";
import { awkwardJson, awkwardTexts } from "./testing/awkward-values";
import { compareRequests } from "./testing/compare-requests";
import { countExecutions } from "./testing/count-executions";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { loadTargets } from "./testing/load-targets";
import { makeBody, makeForm, makeParameter } from "./testing/operation-forms";
import { missingInterpreter } from "./testing/run-code";

const snippetTargets = await loadTargets();

const picture = new File([new Uint8Array([0, 255, 13, 10, 39])], "it's a picture.png", { type: "image/png" });
const fileContents = { [picture.name]: new Uint8Array([0, 255, 13, 10, 39]) };

const models = new Map<string, RequestModel>();
function add(name: string, form: Partial<OperationForm>, values: RequestValues, files?: RequestFiles): void {
  models.set(name, buildRequest(makeForm(form), values, files));
}

for (const [name, text] of Object.entries(awkwardTexts)) {
  add(`JSON text: ${name}`, { body: makeBody("application/json") }, { body: { [text]: [text, { [text]: text }] } });
  add(`bare JSON text: ${name}`, { method: "PUT", body: makeBody("application/json") }, { body: text });
  add(`plain text: ${name}`, { body: makeBody("text/plain") }, { body: text });
  add(
    `form: ${name}`,
    { body: makeBody("application/x-www-form-urlencoded") },
    { body: { a: text, [text]: [text, "b"] } },
  );
  add(`multipart: ${name}`, { body: makeBody("multipart/form-data") }, { body: { a: text, b: [text, "c"] } });
  add(`multipart name: ${name}`, { body: makeBody("multipart/form-data") }, { body: { [text]: text } });
  add(`query: ${name}`, { method: "GET" }, { query: { a: text, [`${text}x`]: [text, "b", text] } });
  add(`path: ${name}`, { method: "DELETE", path: "/a/{b}/c" }, { path: { b: `x${text}` } });
  add(`header: ${name}`, { method: "PATCH" }, { header: { "X-Text": text, "X-Other": "b" } });
}
for (const [name, value] of Object.entries(awkwardJson)) {
  add(`value: ${name}`, { body: makeBody("application/json") }, { body: value });
  add(`member: ${name}`, { body: makeBody("application/merge-patch+json"), method: "PATCH" }, { body: { a: [value] } });
}
for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const) {
  add(`method ${method}`, { method }, {});
  if (method !== "GET" && method !== "HEAD") add(`method ${method} with a body`, { method }, { body: { a: 1 } });
}
add("several accepted types", { method: "GET", accepts: ["text/csv", "application/json"] }, {});
add("nothing accepted", { method: "DELETE", accepts: [] }, {});
add("empty header", { method: "GET" }, { header: { "X-Empty": "", __proto__x: "a" } });
add("prototype header", { method: "GET" }, { header: JSON.parse('{"__proto__": "a"}') });
add("cookies", { method: "GET" }, { cookie: { a: "b c", d: ["e", "f"] } });
add("path without value", { method: "GET", path: "/a/{b}/{c}" }, { path: { c: "d" } });
add(
  "reserved query",
  { method: "GET", parameters: [makeParameter("query", "q", { allowReserved: true })] },
  {
    query: { q: "a/b?c=d:e;f,(g)*!$@ #[x]&y+'%41%" },
  },
);
add(
  "reserved query marks",
  { method: "GET", parameters: [makeParameter("query", "q", { allowReserved: true })] },
  { query: { q: "!*" } },
);
add("long text", { body: makeBody("text/plain") }, { body: `it's\n${"x".repeat(150_000)}\n` });
add("long form", { body: makeBody("application/x-www-form-urlencoded") }, { body: { a: "é".repeat(40_000), b: "c" } });
add("long part", { body: makeBody("multipart/form-data") }, { body: { a: "é".repeat(80_000), b: "c" } });
add(
  "long typed part",
  { body: makeBody("multipart/form-data", { a: { contentType: "application/json" } }) },
  { body: { a: [`it's "${"x".repeat(140_000)}`] } },
);
add("JSON lines", { body: makeBody("application/x-ndjson") }, { body: [{ a: 1 }, "it's", null] });
add("empty form", { body: makeBody("application/x-www-form-urlencoded") }, { body: {} });
add("empty multipart", { body: makeBody("multipart/form-data") }, { body: {} });
add(
  "picked file",
  { body: makeBody("multipart/form-data") },
  { body: { model: "m", file: null } },
  new Map([["/file", picture]]),
);
add(
  "typed parts",
  {
    body: makeBody("multipart/form-data", { meta: { contentType: "application/json" }, f: { contentType: "image/x" } }),
  },
  { body: { meta: { a: `it's; "x" \\` }, f: [null, null] } },
  new Map([
    ["/f/0", picture],
    ["/f/1", picture],
  ]),
);
add("binary body", { body: makeBody("application/octet-stream") }, { body: null }, new Map([["", picture]]));
add("binary answer", { method: "GET", accepts: ["audio/mpeg"] }, {});

/** Requests that a client cannot express, by name. */
const surrogates = "lone high surrogate|lone low surrogate|swapped surrogates";
const sdkDeclines = `bare JSON|plain text|form: |multipart|value: (?!empty list|empty in|literals|long list|deep lists|key order|empty object|prototype|very|200)|member: very deep|method (HEAD|OPTIONS)|JSON lines|long |typed parts|picked file|binary|several accepted|value: very deep`;
const declines: Record<string, RegExp> = {
  curl: /^multipart name: (empty|history and globs|less than|nul|query marks|url)$|^multipart: nul$/,
  httpx: /^multipart name: (backslash escapes|c1 controls|controls|escaped quote|json|nul|tabs|trailing backslash)$/,
  "openai-node": new RegExp(`^(${sdkDeclines}|query: |reserved query)`),
  "openai-python": new RegExp(`^(${sdkDeclines}|JSON text: (${surrogates}))`),
};

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.close());

// The OpenRouter SDK has methods for operations of its own API only.
const targets = snippetTargets.filter(({ sdk }) => sdk !== "openrouter");

describe.each(targets.map((target) => ({ target, missing: missingInterpreter(target) })))(
  "$target.client code",
  ({ target, missing }) => {
    it.skipIf(missing)(
      `sends what Send sends${missing ? ` (skipped: ${missing})` : ""}`,
      async (context) => {
        const comparison = await compareRequests(target, models, server, fileContents);
        countExecutions(context, target.id, comparison);
        expect(comparison.failures.slice(0, 5)).toEqual([]);
        const expected = [...models.keys()].filter((name) => declines[target.id]?.test(name));
        expect(comparison.declined.map(({ name }) => name)).toEqual(expected);
        expect(comparison.compilerOutput).toBe("");
        // A message that a shell had run would have left a file.
        expect(comparison.newFiles).toEqual(target.sdk ? [] : ["response.mp3"]);
      },
      240_000,
    );
  },
);
