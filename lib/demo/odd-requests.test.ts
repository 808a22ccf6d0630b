import { expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { JsonObject } from "@/lib/json";
import { buildRequest } from "@/lib/request/build-request";
import { sendInit } from "@/lib/request/send-init";
import { createHarness } from "./testing/harness";

const list = (name: string, more: JsonObject = {}): JsonObject => ({
  get: {
    operationId: name,
    responses: { "200": { description: "Fine.", content: { "application/json": { example: name } } } },
    ...more,
  },
});

const header = (value: string): JsonObject => ({
  parameters: [{ name: "X-Target", in: "header", required: true, schema: { type: "string", enum: [value] } }],
});

const settings: JsonObject = {
  type: "object",
  required: ["limit"],
  properties: { limit: { type: "integer" }, note: { type: "string" } },
};

const { description, send } = createHarness({
  openapi: "3.0.3",
  info: { title: "Odd", version: "1" },
  paths: {
    "/rpc#Target=List": list("list", header("List")),
    "/rpc#Target=Drop": list("drop", header("Drop")),
    "/rest?method=photos.list&page={page}": list("photos"),
    "/rest?method=sets.list": list("sets"),
    "/rest": list("rest"),
    "/tree": list("tree", {
      parameters: [{ name: "branch", in: "query", required: true, schema: { $ref: "#/components/schemas/Tree" } }],
    }),
    "/form": {
      post: {
        operationId: "form",
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: { type: "string" } } } },
          },
        },
        responses: { "204": { description: "Fine." } },
      },
    },
    "/written": {
      post: {
        operationId: "written",
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": { schema: { type: "string" }, example: "text=a b&more=%26" },
          },
        },
        responses: { "204": { description: "Fine." } },
      },
    },
    "/text": {
      post: {
        operationId: "text",
        requestBody: {
          required: true,
          content: { "": { schema: { type: "array", items: { type: "object" } }, example: '[{"a": 1}]' } },
        },
        responses: { "204": { description: "Fine." } },
      },
    },
    "/xml": {
      post: {
        operationId: "xml",
        requestBody: { required: true, content: { "text/xml": { schema: { $ref: "#/components/schemas/Settings" } } } },
        responses: { "204": { description: "Fine." } },
      },
    },
  },
  components: {
    schemas: {
      Settings: settings,
      Tree: { oneOf: [{ type: "array", items: { $ref: "#/components/schemas/Tree" } }, { type: "string" }] },
    },
  },
});

it.each(description.operations)("answers the example of $id as that operation", async (operation) => {
  const form = buildOperationForm(description, operation);
  const model = buildRequest(form, form.examples[0]?.values ?? {});
  const { method, headers, body } = sendInit(model);
  expect(model.path).toMatch(/^\/[a-z]+$/);
  const query = model.queryString === "" ? "" : `?${model.queryString}`;
  const response = await send(model.path + query, {
    method,
    headers: Object.fromEntries(headers),
    ...(typeof body === "string" && { rawBody: body }),
  });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  if (response.status === 200) expect(await response.json()).toBe(operation.id);
});

it("reads examples that are written as text, and a form that is", () => {
  const bodyOf = (id: string) => {
    const [operation] = description.operations.filter((candidate) => candidate.id === id);
    const form = operation && buildOperationForm(description, operation);
    return form && buildRequest(form, form.examples[0]?.values ?? {}).body;
  };
  expect(bodyOf("text")).toEqual({ kind: "json", mediaType: "application/json", value: [{ a: 1 }] });
  expect(bodyOf("written")).toMatchObject({
    kind: "form",
    pairs: [
      ["text", "a b"],
      ["more", "&"],
    ],
  });
});

it("shows by an example what the text of a structured type is made of", () => {
  const [operation] = description.operations.filter(({ id }) => id === "xml");
  const example = operation && buildOperationForm(description, operation).examples[0]?.values.body;
  expect(example).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<Settings>\n  <limit>1</limit>\n</Settings>\n');
});
