import { describe, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { compileValidator } from "@/lib/fields/validate";
import type { Json } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { fixtureNames, readFixture } from "@/lib/openapi/testing/read-fixture";
import { responseField } from "./response-field";
import { answersDocument } from "./testing/answers-document";
import { createHarness, readStream } from "./testing/harness";

const { description, send, judge } = createHarness(answersDocument);

async function receive(
  path: string,
  sent: Parameters<typeof send>[1] = {},
): Promise<{ response: Response; value: Json }> {
  const response = await send(path, sent);
  const value: Json = await response.clone().json();
  const template = path.replace(/\?.*/, "").replace(/^\/pets\/.*/, "/pets/{id}");
  const method = sent.method ?? (sent.body === undefined ? "GET" : "POST");
  const operation = description.operations.find(
    (candidate) => candidate.path === template && candidate.method === method,
  );
  expect(operation && judge(operation, response.status, "application/json", value)).toEqual([]);
  return { response, value };
}

describe("answerExample", () => {
  it("fills in optional members, but none that only requests have", async () => {
    const { value } = await receive("/pets/7");
    expect(value).toMatchObject({ id: 7, name: "Example name", born: "2026-01-15", status: "free" });
    expect(value).not.toHaveProperty("password");
  });

  it("ends recursive examples", async () => {
    expect(JSON.stringify((await receive("/range")).value).length).toBeLessThan(20_000);
  });

  it("filters and limits a list by the query", async () => {
    const { value, response } = await receive("/pets?limit=1&status=sold");
    expect(value).toMatchObject([{ status: "sold" }]);
    expect(value).toHaveLength(1);
    expect(response.headers.get("x-total")).toBe("7");
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it.each([
    ["/wrong-example", 200, { id: 1 }],
    ["/text-example", 200, { id: 7 }],
    ["/list-example", 200, [{ id: 8 }, { id: 9 }]],
    ["/range", 200, { id: 1 }],
    ["/default", 200, { id: 1 }],
  ])("answers %s with %i and a value that fits", async (path, status, expected) => {
    const { response, value } = await receive(path);
    expect(response.status).toBe(status);
    expect(value).toMatchObject(expected);
  });

  it("answers with the documented status", async () => {
    expect((await receive("/created", { method: "POST" })).response.status).toBe(201);
    const gone = await send("/pets/7", { method: "DELETE" });
    expect([gone.status, await gone.text()]).toEqual([204, ""]);
  });

  it("says so when no success is documented", async () => {
    expect(await (await send("/nothing")).text()).toMatch(/documents no successful answer/);
  });

  it.each([
    ["/formats", {}, "application/json"],
    ["/formats", { accept: "text/csv" }, "text/csv; charset=utf-8"],
    ["/formats", { accept: "image/*, application/json;q=0.5" }, "image/png"],
    ["/formats", { accept: "application/json;q=0.1, */*;q=0.9" }, "text/csv; charset=utf-8"],
    ["/formats", { accept: "video/mp4" }, "application/json"],
    ["/formats?format=csv", { accept: "application/json" }, "text/csv; charset=utf-8"],
  ])("answers %s with %j as %s", async (path, headers, contentType) => {
    expect((await send(path, { headers })).headers.get("content-type")).toBe(contentType);
  });

  it.each<[string, string, RegExp]>([
    ["image-png", "image/png", /^\u0089PNG/],
    ["image--", "image/png", /^\u0089PNG/],
    ["audio-mpeg", "audio/mpeg", /^\u00ff\u00fb/],
    ["video-mp4", "video/mp4", /^....ftyp/s],
    ["application-pdf", "application/pdf", /^%PDF-1.4[\s\S]*%%EOF/],
    ["application-octet-stream", "application/octet-stream", /^...{253}\u00ff$/s],
    ["text-html", "text/html; charset=utf-8", /^<!doctype html>/],
    ["text-csv", "text/csv; charset=utf-8", /^a,b\n1,2\n$/],
    ["application-xml", "application/xml; charset=utf-8", /<id>1<\/id>[\s\S]*<item>/],
    ["application-x-ndjson", "application/x-ndjson; charset=utf-8", /^(?:\{"id":1.*\}\n){3}$/],
    ["application-problem-json", "application/problem+json", /^\{\s+"id": 1/],
    ["application-x-www-form-urlencoded", "application/x-www-form-urlencoded", /^id=1&name=Example\+name/],
    ["---", "application/json", /^\[\s+\{/],
  ])("answers /as/%s as %s that is real", async (path, contentType, start) => {
    const response = await send(`/as/${path}`);
    expect(response.headers.get("content-type")).toBe(contentType);
    expect(Buffer.from(await response.arrayBuffer()).toString("latin1")).toMatch(start);
  });

  it.each([
    [
      "/events",
      [
        { kind: "tick", n: 1 },
        { kind: "tick", n: 2 },
      ],
      undefined,
    ],
    ["/whole-events", Array(3).fill({ n: 1 }), "tick"],
  ])("streams the events of %s", async (path, expected, event) => {
    const { chunks, events } = await readStream(await send(path));
    expect(chunks).toEqual(expected);
    expect(events[0]?.event).toBe(event);
  });

  it.each([
    [{ stream: true }, "text/event-stream"],
    [{ stream: false }, "application/json"],
    [{}, "application/json"],
  ])("lets the body %j choose %s", async (body, contentType) => {
    const response = await send("/either", { body, headers: { accept: "*/*" } });
    expect(response.headers.get("content-type")).toBe(contentType);
  });

  it.each<[string, Record<string, string>]>([
    ["/pets/7?api_key=invalid", {}],
    ["/pets/7", { "x-key": "my-invalid-key" }],
    ["/pets/7", { cookie: "a=b; session=INVALID" }],
    ["/pets/7", { authorization: `Basic ${btoa("me:invalid")}` }],
  ])("refuses the credential in %s %j in the document's own shape", async (path, headers) => {
    const { response, value } = await receive(path, { headers });
    expect(response.status).toBe(401);
    expect(value).toMatchObject({ errors: [{ status: 401, detail: expect.stringMatching(/refuses/) }] });
  });

  it("puts what is wrong into the document's own shape of errors", async () => {
    const { response, value } = await receive("/pets/seven");
    expect(response.status).toBe(400);
    expect(value).toMatchObject({ errors: [{ detail: "path parameter id: Must be a number" }] });
  });
});

const foreign = fixtureNames.flatMap((name) => {
  const document = readFixture(name);
  return describeApi(document).operations.map((operation) => ({
    title: `${name} ${operation.id}`,
    document,
    operation,
  }));
});

describe("the demo server of any document", () => {
  it.each(foreign)("answers $title with what it describes", async ({ document, operation }) => {
    const harness = createHarness(document);
    const { parameters } = operation;
    const form = buildOperationForm(harness.description, operation);
    const values = form.examples[0]?.values;
    const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name) =>
      encodeURIComponent(String(values?.path?.[name] ?? 1)),
    );
    const response = await harness.send(path, {
      method: operation.method,
      ...(values?.body !== undefined && { body: values.body }),
    });
    const text = await response.text();
    if (response.status >= 400) {
      // Of these documents many need parameters in other places; what counts is that the answer says so.
      expect(parameters.length > 0 || operation.requestBody !== undefined).toBe(true);
      expect(text).toMatch(/Required|required|Must|not accepted|only /);
      return;
    }
    const success =
      operation.responses.find(({ status }) => status === String(response.status)) ?? operation.responses[0];
    const media = success?.content.find(({ mediaType }) => mediaType.includes("json"));
    const problems =
      media && text !== "" && compileValidator(responseField(harness.description, media.schema))(JSON.parse(text));
    expect(problems || []).toEqual([]);
  });
});
