import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import type { OperationForm, ParameterField } from "@/lib/fields/operation-form";
import { importRequest } from "./import-request";

const text: FieldNode = { kind: "string" };
const parameter = (
  name: string,
  location: ParameterField["location"],
  node: FieldNode,
  explode = true,
): ParameterField => ({
  name,
  location,
  node,
  required: location === "path",
  style: location === "query" ? "form" : "simple",
  explode,
  allowReserved: false,
});

const baseForm = {
  tag: "t",
  tagSlug: "t",
  slug: "s",
  title: "t",
  deprecated: false,
  security: [[{ kind: "bearer", name: "b" }]],
  hints: {},
  examples: [],
  accepts: ["application/json"],
} satisfies Partial<OperationForm>;

const chat: OperationForm = {
  ...baseForm,
  id: "chat",
  method: "POST",
  path: "/chat/completions",
  parameters: [parameter("X-Title", "header", text)],
  body: {
    required: true,
    media: [{ mediaType: "application/json", node: { kind: "any" }, examples: [], encoding: {} }],
  },
};
const models: OperationForm = {
  ...baseForm,
  id: "models",
  method: "GET",
  path: "/models/{author}/{slug}/endpoints",
  parameters: [
    parameter("author", "path", text),
    parameter("slug", "path", text),
    parameter("limit", "query", { kind: "integer" }),
    parameter("tags", "query", { kind: "array", item: text }),
    parameter("ids", "query", { kind: "array", item: { kind: "integer" } }, false),
    parameter("zdr", "query", { kind: "boolean" }),
  ],
};
const context = {
  operations: [chat, models, { method: "GET", path: "/models/count" }, { method: "GET", path: "/models/{id}" }],
  servers: [{ baseUrl: "https://openrouter.ai/api/v1" }, { baseUrl: "/api/demo" }],
};
const read = (source: string, form = chat) => importRequest(source, { form, ...context });

describe("importRequest", () => {
  it("takes a JSON body", () => {
    expect(read(' {"model":"m","__proto__":1} ')).toMatchObject({ kind: "values", what: "JSON body imported." });
  });

  it.each([
    ["", "Paste"],
    ["{oops", "not valid JSON"],
    ["[".repeat(1000), "deeper than 200"],
    ["curl https://openrouter.ai/api/v1/unknown -d '{}'", "no operation for POST https://openrouter.ai/api/v1/unknown"],
    ["curl 'https://openrouter.ai", "never closed"],
  ])("refuses %j", (source, problem) => {
    const imported = read(source);
    expect(imported.kind === "refused" && imported.problem).toContain(problem);
  });

  it("takes body, headers and key out of a command", () => {
    expect(
      read(
        `curl https://openrouter.ai/api/v1/chat/completions -H 'x-title: T' -H 'X-Other: 1' -H "Authorization: Bearer sk-or-v1-abc" -H 'Content-Type: application/json' -d '{"a":[1,null]}'`,
      ),
    ).toEqual({
      kind: "values",
      values: { header: { "X-Title": "T" }, body: { a: [1, null] } },
      credentials: { b: "sk-or-v1-abc" },
      what: "cURL command imported.",
      notes: ["The header X-Other was not used: the API description does not name it."],
      missingFiles: [],
    });
  });

  it.each(["$OPENROUTER_API_KEY", "$" + "{KEY}", "<YOUR_KEY>", "sk-or-v1-..."])(
    "leaves the placeholder %s out",
    (key) => {
      const imported = read(
        `curl https://openrouter.ai/api/v1/chat/completions --json '{}' -H "Authorization: Bearer ${key}"`,
      );
      expect(imported).toMatchObject({ kind: "values", notes: [expect.stringContaining("placeholder")] });
      expect(imported).toMatchObject({ credentials: {} });
    },
  );

  it.each<[what: string, options: string, security: OperationForm["security"], credentials: Record<string, string>]>([
    ["user and password", "-u 'zoë:a:b'", [[{ kind: "basic", name: "login" }]], { login: "zoë:a:b" }],
    ["a Basic header", "-H 'Authorization: Basic em/DqzrDnw=='", [[{ kind: "basic", name: "l" }]], { l: "zoë:ß" }],
    ["a login that is a variable", '-u "$API_KEY"', [[{ kind: "basic", name: "login" }]], {}],
    ["a key header", "-H 'x-key: k'", [[{ kind: "apiKey", name: "h", in: "header", parameter: "X-Key" }]], { h: "k" }],
    [
      "keys in query and cookie",
      "-b 'sid=1; x=y'",
      [
        [
          { kind: "apiKey", name: "q", in: "query", parameter: "zdr2" },
          { kind: "apiKey", name: "c", in: "cookie", parameter: "sid" },
        ],
      ],
      { q: "secret", c: "1" },
    ],
    ["a key that nothing asks for", "-H 'Authorization: Bearer k'", [], {}],
  ])("sorts %s out of a command", (_, options, security, credentials) => {
    const imported = importRequest(
      `curl '${context.servers[0]?.baseUrl}/models/a/b/endpoints?zdr2=secret' ${options}`,
      {
        ...context,
        form: { ...models, security },
      },
    );
    expect(imported).toMatchObject({ kind: "values", credentials });
    expect(imported).toEqual(expect.objectContaining({ credentials }));
    const values = imported.kind === "values" ? JSON.stringify(imported.values) : "";
    expect(values).toBe(
      JSON.stringify({
        path: { author: "a", slug: "b" },
        ...("q" in credentials ? {} : { query: { zdr2: "secret" } }),
      }),
    );
  });

  it("gives parameters the type that the description has", () => {
    expect(
      read(
        "curl 'https://openrouter.ai/api/v1/models/open%20ai/{slug}/endpoints?limit=5&tags=a&tags=b&ids=1,2,x&zdr=true&extra=1&limit2=05'",
        models,
      ),
    ).toMatchObject({
      kind: "values",
      values: {
        path: { author: "open ai" },
        query: { limit: 5, tags: ["a", "b"], ids: [1, 2, "x"], zdr: true, extra: "1", limit2: "05" },
      },
    });
  });

  it.each([
    ["https://openrouter.ai/api/v1/models/count", "/models/count"],
    ["http://localhost:9/v9/models/abc", "/models/{id}"],
    ["$BASE_URL/models/count", "/models/count"],
    ["localhost:3000/api/demo/models/x", "/models/{id}"],
  ])("finds the operation of %s", (address, path) => {
    expect(read(`curl ${address}`)).toMatchObject({ kind: "elsewhere", operation: { path } });
  });

  it("says that a JSON body without its media type is sent as JSON", () => {
    const imported = read(`curl https://openrouter.ai/api/v1/chat/completions -d '{"a":1}'`);
    expect(imported).toMatchObject({
      kind: "values",
      values: { body: { a: 1 } },
      notes: [expect.stringContaining("sent as application/json")],
    });
  });

  it.each<[what: string, body: string, json: unknown]>([
    ["a comment and commas that end nothing", '{"a": "//", // why\n "b": [1,], /* no */ }', { a: "//", b: [1] }],
    ["a line break inside of a text", '{"a": "one\ntwo"}', { a: "one\ntwo" }],
    ["a variable in place of a number", '{"a": $LIMIT, "b": "$LIMIT"}', { a: "$LIMIT", b: "$LIMIT" }],
    ["the backslashes of PowerShell", '{\\"a\\": \\"b\\"}', { a: "b" }],
  ])("reads a body with %s as it was meant, and says so", (_, body, json) => {
    const quoted = body.includes("$") ? `'${body.replace("$LIMIT", "'$LIMIT'")}'` : `'${body}'`;
    const imported = read(
      `curl https://openrouter.ai/api/v1/chat/completions -H 'Content-Type: application/json' -d ${quoted}`,
    );
    expect(imported).toMatchObject({ kind: "values", values: { body: json } });
    expect(imported.kind === "values" && imported.notes.length).toBeGreaterThan(0);
  });

  it.each([
    ["its key belongs to another host", "https://api.example.com/v1", "Its key was left out", {}],
    ["an operator has put another address in its place", "https://openrouter.ai/api/v1", "", { b: "k123" }],
  ])("leaves a key out where %s", (_, base, note, credentials) => {
    const servers = note === "" ? [{ baseUrl: "http://127.0.0.1:9/x", isOverride: true }] : context.servers;
    const imported = importRequest(`curl ${base}/chat/completions --json '{}' -H 'Authorization: Bearer k123'`, {
      ...context,
      servers,
      form: chat,
    });
    expect(imported).toMatchObject({ kind: "values", credentials });
    expect(imported.kind === "values" && imported.notes.join(" ")).toContain(note);
  });

  it("keeps a body that is not JSON as text and says so", () => {
    const imported = read(
      `curl https://openrouter.ai/api/v1/chat/completions -H 'Content-Type: application/json' -d '{"a":'`,
    );
    expect(imported).toMatchObject({
      kind: "values",
      values: { body: '{"a":' },
      notes: [expect.stringContaining("not valid JSON")],
    });
  });
});
