import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { createRandom, runSeed } from "@/lib/fields/testing/random";
import { readCurl } from "@/lib/import/read-curl";
import type { Json } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import type { RequestModel } from "@/lib/request/request-model";
import { requestUrl } from "@/lib/request/send-init";
import { generateRequest } from "./testing/generate-requests";
import { loadTargets } from "./testing/load-targets";
import { findPython } from "./testing/run-code";

const baseUrl = "https://a.example/v1";
const credentialVariable = "KEY";
const api = describeApi(readProjectDescription());
const targets = await loadTargets();
const random = createRandom(runSeed);
const bearer: RequestModel["security"] = [[{ kind: "bearer", name: "key" }]];
const models = Array.from({ length: 300 }, (_, index): RequestModel => {
  const operation = api.operations[index % api.operations.length];
  if (!operation) throw new Error("no operations");
  return { ...generateRequest(api, operation, random, new File(["x"], "x.bin")), security: bearer, streaming: false };
});

/** The models that a target writes code for, with the code. */
function write(id: string): [RequestModel, string][] {
  const target = targets.find((other) => other.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return models.flatMap((model): [RequestModel, string][] => {
    const { code } = target.render({ baseUrl, model, credentialVariable });
    return code === "" ? [] : [[model, code]];
  });
}

const bodyOf = ({ body }: RequestModel) => (body?.kind === "json" ? JSON.stringify(body.value) : undefined);

describe(`requests with seed ${runSeed} are read back`, () => {
  it("from curl code by the importer", () => {
    for (const [model, code] of write("curl")) {
      const read = readCurl(code);
      if (!read.ok) throw new Error(`${read.problem}\n${code}`);
      const { method, url, headers, body } = read.request;
      expect({ code, method, url }).toEqual({ code, method: model.method, url: requestUrl(baseUrl, model) });
      expect(headers).toEqual([["Authorization", "Bearer $KEY"], ...model.headers]);
      const text = body?.kind === "text" ? JSON.stringify(JSON.parse(body.text)) : undefined;
      expect(text).toBe(bodyOf(model));
    }
  });

  it("from fetch code by running it without a network", async () => {
    const AsyncFunction = (async () => {}).constructor as new (
      ...source: string[]
    ) => (...values: unknown[]) => Promise<void>;
    for (const [model, code] of write("fetch")) {
      const calls: [string, RequestInit?][] = [];
      const fetch = async (...call: [string, RequestInit?]) => {
        calls.push(call);
        return new Response("{}");
      };
      // What is copied is saved as UTF-8.
      const saved = Buffer.from(code).toString();
      await new AsyncFunction("fetch", "process", "console", saved)(fetch, { env: { KEY: "k" } }, { log() {} });
      const [[url, init = {}] = ["", {}], ...more] = calls;
      expect(more).toEqual([]);
      expect({ code, url, method: init.method ?? "GET" }).toEqual({
        code,
        url: requestUrl(baseUrl, model),
        method: model.method,
      });
      expect(Object.entries(init.headers ?? {})).toEqual([["Authorization", "Bearer k"], ...model.headers]);
      expect(init.body === undefined ? undefined : JSON.stringify(JSON.parse(String(init.body)))).toBe(bodyOf(model));
    }
  });

  const python = findPython("json");
  const reason = python ? "" : " (skipped: Python is not installed)";
  it.skipIf(!python)(`from Python code by its own parser${reason}`, () => {
    for (const id of ["requests", "httpx", "openai-python"]) {
      const written = write(id);
      const { stdout, stderr } = spawnSync(python ?? "", ["-c", readCalls], {
        input: JSON.stringify(written.map(([, code]) => code)),
        maxBuffer: 1e9,
      });
      expect(stderr.toString()).toBe("");
      const bodies: (string | null)[] = JSON.parse(stdout.toString());
      expect(bodies.length).toBeGreaterThan(100);
      for (const [index, [model, code]] of written.entries()) {
        const text = bodies[index];
        const body = typeof text === "string" ? text : undefined;
        expect({ code, body: body && sorted(JSON.parse(body)) }).toEqual({
          code,
          body: model.body?.kind === "json" ? sorted(model.body.value) : undefined,
        });
      }
    }
  });
});

/** The SDK's keywords and `extra_body` stand in an order of their own. */
function sorted(body: Json): string {
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return JSON.stringify(isObject ? Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)) : body);
}

/** The body of the last call with one, as JSON text: `json=` or `body=`, text, or keywords and `extra_body`. */
const readCalls = `
import ast, json, sys
def body(source):
    found = None
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        keywords = {k.arg: k.value for k in call.keywords}
        name = ast.unparse(call.func)
        if name.startswith("client.") and name.endswith(".create"):
            members = {k: ast.literal_eval(v) for k, v in keywords.items() if k != "extra_headers"}
            others = members.pop("extra_body", {})
            found = json.dumps({**members, **others})
        for key in ("json", "body"):
            if key in keywords:
                found = json.dumps(ast.literal_eval(keywords[key]))
        for key in ("data", "content"):
            if key in keywords:
                value = keywords[key]
                found = ast.literal_eval(value.func.value if isinstance(value, ast.Call) else value)
    return found
print(json.dumps([body(source) for source in json.load(sys.stdin)]))
`;
