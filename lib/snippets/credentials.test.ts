import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { buildAuthorization } from "@/lib/request/authorization";
import { buildRequest } from "@/lib/request/build-request";
import type { RequestModel } from "@/lib/request/request-model";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { loadTargets } from "./testing/load-targets";
import { makeBody, makeForm } from "./testing/operation-forms";
import { credential, credentialVariable, missingInterpreter, runCode } from "./testing/run-code";

const snippetTargets = await loadTargets();

const name = "scheme";
const apiKey = (place: "header" | "query" | "cookie", parameter: string): SecurityScheme => ({
  kind: "apiKey",
  name,
  in: place,
  parameter,
});
const schemes: Record<string, SecurityScheme[][]> = {
  "a bearer key": [[{ kind: "bearer", name }]],
  "user and password": [[{ kind: "basic", name }]],
  "a key in a header": [[apiKey("header", "X-Api-Key")]],
  "a key in a header with an odd name": [[apiKey("header", "X-$HOME`'!")]],
  "a key in the query": [[apiKey("query", "api key")]],
  "a key in a cookie": [[apiKey("cookie", "session")]],
  "two keys together": [[apiKey("header", "X-Key"), apiKey("query", "app")]],
  "the alternative that needs a key": [[], [{ kind: "bearer", name }]],
  "no key": [],
};

const models = new Map<string, RequestModel>();
for (const [what, security] of Object.entries(schemes)) {
  const form = makeForm({ method: "GET", security });
  models.set(`${what}, plain`, buildRequest(form, {}));
  models.set(`${what}, with a query and cookies`, buildRequest(form, { query: { a: "b c" }, cookie: { d: "e" } }));
  models.set(`${what}, DELETE`, buildRequest({ ...form, method: "DELETE" }, { query: { a: "b" } }));
  if (!JSON.stringify(security).includes("query")) {
    models.set(
      `${what}, with a body`,
      buildRequest(makeForm({ security, body: makeBody("application/json") }), { body: {} }),
    );
  }
}

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
      `puts the credential where Send puts it${missing ? ` (skipped: ${missing})` : ""}`,
      async () => {
        const ids = new Map([...models.keys()].map((what, index) => [what, `${target.id}-${index}`]));
        const codes = [...models].flatMap(([what, model], index) => {
          const baseUrl = server.baseUrl(ids.get(what) ?? "");
          // Every other one has the credential itself in it.
          const inserted = index % 2 === 0 ? {} : { credentials: new Map([[name, credential]]) };
          const { code } = target.render({ baseUrl, model, credentialVariable, ...inserted });
          return code === "" ? [] : [[what, code] as const];
        });
        const { results } = await runCode(target, Object.fromEntries(codes));
        expect(codes.length).toBeGreaterThan(target.sdk ? 2 : models.size - 1);
        for (const [what] of codes) {
          const model = models.get(what);
          if (!model) throw new Error(what);
          const [received] = server.received(ids.get(what) ?? "");
          const { headers, query, cookies } = buildAuthorization(model.security, credential);
          const ownCookie = model.headers.find(([header]) => header === "Cookie")?.[1];
          const cookie = [ownCookie, ...cookies.map((pair) => pair.join("="))].filter(Boolean).join("; ");
          const wanted = Object.fromEntries(headers.map(([header, value]) => [header.toLowerCase(), value]));
          if (cookie !== "") wanted.cookie = cookie;
          expect({ what, output: results[what]?.output, headers: received?.headers }).toMatchObject({
            what,
            headers: wanted,
          });
          const search = [model.queryString, ...query].filter(Boolean).join("&");
          expect({ what, query: decodeURIComponent(received?.target.split("?")[1] ?? "") }).toEqual({
            what,
            query: decodeURIComponent(search),
          });
          if (headers.length === 0) expect(received?.headers.authorization).toBeUndefined();
        }
      },
      240_000,
    );
  },
);

it("never writes a credential that a variable name would carry", () => {
  for (const target of targets) {
    const model = buildRequest(makeForm(), {});
    const { code } = target.render({ baseUrl: "https://a.example", model, credentialVariable: "X; touch y" });
    expect(code).toContain("API_KEY");
    expect(code).not.toContain("touch");
  }
});
