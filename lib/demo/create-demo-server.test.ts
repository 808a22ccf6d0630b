import { describe, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { RequestValues } from "@/lib/fields/operation-form";
import { isJsonObject, type Json } from "@/lib/json";
import type { Operation } from "@/lib/openapi/operation";
import { projectHarness, readStream } from "./testing/harness";

const { description, send, judge } = projectHarness();

const examples = description.operations.flatMap((operation) =>
  buildOperationForm(description, operation).examples.map((example) => ({
    title: `${operation.id}: ${example.name}`,
    operation,
    values: example.values,
  })),
);

function toPath(operation: Operation, values: RequestValues): string {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name) => encodeURIComponent(String(values.path?.[name])));
  const query = new URLSearchParams(Object.entries(values.query ?? {}).map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? path : `${path}?${query}`;
}

async function judgeAnswer(operation: Operation, response: Response): Promise<string[]> {
  const contentType = response.headers.get("content-type") ?? "";
  if (response.status === 204) {
    return [];
  }
  if (contentType === "text/event-stream") {
    const { chunks, isCut } = await readStream(response);
    expect(isCut).toBe(false);
    expect(chunks.length).toBeGreaterThan(1);
    return chunks.flatMap((chunk) => judge(operation, response.status, contentType, chunk));
  }
  const text = await response.text();
  return judge(operation, response.status, contentType, contentType.includes("json") ? JSON.parse(text) : text);
}

describe("createDemoServer", () => {
  it("knows an example for every operation", () => {
    expect(new Set(examples.map(({ operation }) => operation.id)).size).toBe(20);
  });

  it.each(examples)("answers $title with a success that satisfies the description", async ({ operation, values }) => {
    const response = await send(toPath(operation, values), {
      method: operation.method,
      ...(values.body !== undefined && { body: values.body }),
    });
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.status).toBeLessThan(300);
    expect(await judgeAnswer(operation, response)).toEqual([]);
  });

  it.each(examples.filter(({ operation }) => operation.responses.some(({ status }) => status === "401")))(
    "refuses the key of $title in the shape of the description",
    async ({ operation, values }) => {
      const response = await send(toPath(operation, values), {
        method: operation.method,
        headers: { authorization: "Bearer sk-or-v1-invalid" },
        ...(values.body !== undefined && { body: values.body }),
      });
      expect(response.status).toBe(401);
      expect(await judgeAnswer(operation, response)).toEqual([]);
    },
  );

  it.each([
    ["/keys/ab12", { hash: "ab12" }],
    ["/generation?id=gen-1-abc", { id: "gen-1-abc" }],
    ["/models/meta/llama-4/endpoints", { id: "meta/llama-4" }],
  ])("repeats what %s asks for in its answer", async (path, expected) => {
    const body: Json = await (await send(path)).json();
    expect(isJsonObject(body) && body.data).toMatchObject(expected);
  });

  it("repeats the body of a change", async () => {
    const response = await send("/keys/ab12", { method: "PATCH", body: { name: "Ünïcode", disabled: true } });
    expect(await response.json()).toMatchObject({ data: { hash: "ab12", name: "Ünïcode", disabled: true } });
  });

  it.each([
    ["GET", "/nope", 404, /no operation for \/nope/],
    ["GET", "/keys/a%2Fb", 400, /must not be empty/],
    ["PUT", "/models", 405, /with GET, not with PUT/],
    ["GET", "/models?limit=0", 400, /^query parameter limit: Must be 1 or more/],
    ["GET", "/models?limit=many", 400, /^query parameter limit: Must be a number$/],
    ["GET", "/generation", 400, /^query parameter id: Required/],
    ["GET", "/models?sort=cheapest", 400, /^query parameter sort: Must be one of/],
  ])("answers %s %s with %i and says why", async (method, path, status, message) => {
    const response = await send(path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: status, message: expect.stringMatching(message) } });
  });

  it("names the methods that a path has", async () => {
    const response = await send("/keys", { method: "DELETE" });
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  it.each<[string, Json, RegExp]>([
    ["no message", { model: "a/b", messages: [] }, /^messages: Needs at least 1 item/],
    ["no model", { messages: [{ role: "user", content: "x" }] }, /^model: Required/],
    [
      "a bad address",
      { model: "a/b", messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: 5 } }] }] },
      /^messages 1 › content 1 › image_url › url: Must be text$/,
    ],
    ["a list", [], /^body: /],
  ])("refuses a body with %s and names the place", async (_, body, message) => {
    const response = await send("/chat/completions", { body });
    const answer: Json = await response.json();
    expect(response.status).toBe(400);
    expect(answer).toMatchObject({ error: { code: 400, message: expect.stringMatching(message) } });
  });

  it.each([
    ["{", "application/json", 400, /not valid JSON/],
    ["", "application/json", 400, /body is required/],
    ["[".repeat(300), "application/json", 400, /nests deeper/],
    ["a=b", "application/x-www-form-urlencoded", 415, /only application\/json/],
  ])("refuses the body %j of type %s", async (body, contentType, status, message) => {
    const response = await send("/chat/completions", {
      method: "POST",
      headers: { "content-type": contentType },
      ...(body !== "" && { rawBody: body }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringMatching(message) } });
  });

  it("lists its own models first, then well-known ones", async () => {
    const body: Json = await (await send("/models")).json();
    const models = isJsonObject(body) && Array.isArray(body.data) ? body.data : [];
    const ids = models.map((model) => (isJsonObject(model) ? model.id : ""));
    expect(ids[0]).toBe("demo/chat");
    expect(ids).toContain("openai/gpt-4o-mini");
    expect(ids).toContain("deepseek/deepseek-r1");
    expect(new Set(ids).size).toBe(ids.length);
    expect(body).toMatchObject({ total_count: ids.length });
  });

  it("pages and searches the list of models", async () => {
    expect(await (await send("/models?q=cut&limit=1")).json()).toMatchObject({
      data: [{ id: "demo/cut", links: { details: expect.stringContaining("demo/cut") } }],
      total_count: 1,
    });
  });

  it("answers as a feed when the query asks for one", async () => {
    const response = await send("/models?use_rss=true", { headers: { accept: "application/json" } });
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(await response.text()).toMatch(/^<rss/);
  });

  it("answers with headers under which nothing runs", async () => {
    for (const path of ["/models", "/nope"]) {
      const { headers } = await send(path);
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});
