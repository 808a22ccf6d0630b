import type { JsonObject } from "@/lib/json";

const pet: JsonObject = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer" },
    name: { type: "string" },
    born: { type: "string", format: "date" },
    password: { type: "string", writeOnly: true },
    status: { type: "string", enum: ["free", "sold"] },
    tags: { type: "array", items: { type: "string" } },
    parent: { $ref: "#/components/schemas/pet" },
    photo: { type: ["string", "null"], format: "uri" },
  },
};

/** An answer with one media type. */
function answers(mediaType: string, media: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return { description: "Fine.", content: { [mediaType]: media }, ...more };
}

function get(responses: JsonObject, more: JsonObject = {}): JsonObject {
  return { get: { responses, ...more } };
}

const byMediaType: Record<string, JsonObject> = {
  "image/png": { schema: { type: "string", format: "binary" } },
  "image/*": {},
  "audio/mpeg": {},
  "video/mp4": {},
  "application/pdf": { schema: { type: "string", format: "binary" } },
  "application/octet-stream": {},
  "text/html": { schema: { type: "string" } },
  "text/csv": { example: "a,b\n1,2\n" },
  "application/xml": { schema: pet },
  "application/x-ndjson": { schema: pet },
  "application/problem+json": { schema: pet },
  "application/x-www-form-urlencoded": { schema: pet },
  "*/*": { schema: { type: "array", items: pet } },
};

/** A document of another company: what answers can be, each in one operation. */
export const answersDocument: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  components: {
    schemas: { pet },
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      query: { type: "apiKey", in: "query", name: "api_key" },
      header: { type: "apiKey", in: "header", name: "X-Key" },
      cookie: { type: "apiKey", in: "cookie", name: "session" },
    },
  },
  paths: {
    "/pets/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        security: [{ basic: [] }, { query: [], header: [] }, { cookie: [] }],
        responses: {
          200: answers("application/json", { schema: { $ref: "#/components/schemas/pet" } }),
          "4XX": answers("application/json", {
            schema: {
              type: "object",
              required: ["errors"],
              properties: {
                errors: {
                  type: "array",
                  minItems: 1,
                  items: {
                    type: "object",
                    required: ["status", "detail"],
                    properties: { status: { type: "integer" }, detail: { type: "string" } },
                  },
                },
              },
              additionalProperties: false,
            },
          }),
        },
      },
      delete: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses: { 204: { description: "Gone." } },
      },
    },
    "/pets": get(
      {
        200: answers(
          "application/json",
          { schema: { type: "array", items: { $ref: "#/components/schemas/pet" } } },
          {
            headers: {
              "X-Total": { schema: { type: "integer", minimum: 7 } },
              "Set-Cookie": { schema: { type: "string" } },
            },
          },
        ),
      },
      {
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer" } },
          { name: "status", in: "query", schema: { enum: ["free", "sold"] } },
        ],
      },
    ),
    "/formats": get(
      {
        200: {
          description: "Fine.",
          content: { "application/json": { schema: pet }, "text/csv": {}, "image/png": {} },
        },
      },
      { parameters: [{ name: "format", in: "query", schema: { type: "string" } }] },
    ),
    "/wrong-example": get({ 200: answers("application/json", { schema: pet, example: { id: "seven" } }) }),
    "/text-example": get({ 200: answers("application/json", { schema: pet, example: '{"id": 7}' }) }),
    "/list-example": get({
      200: answers("application/json", { schema: { type: "array", items: pet }, example: [{ id: 8 }, { id: 9 }] }),
    }),
    "/range": get({ "2XX": answers("application/json", { schema: pet }) }),
    "/default": get({ default: answers("application/json", { schema: pet }) }),
    "/nothing": get({ 404: { description: "Never here." } }),
    "/created": { post: { responses: { 201: answers("application/json", { schema: pet }) } } },
    "/events": get({
      200: answers("text/event-stream", {
        schema: { type: "object", required: ["kind"], properties: { kind: { const: "tick" } } },
        examples: { one: { value: { kind: "tick", n: 1 } }, two: { value: { kind: "tick", n: 2 } } },
      }),
    }),
    "/whole-events": get({
      200: answers("text/event-stream", {
        schema: {
          type: "object",
          required: ["event", "data"],
          properties: { event: { const: "tick" }, data: { type: "object", properties: { n: { type: "integer" } } } },
        },
      }),
    }),
    "/either": {
      post: {
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: {
          200: {
            description: "Fine.",
            content: { "application/json": { schema: pet }, "text/event-stream": { schema: pet } },
          },
        },
      },
    },
    ...Object.fromEntries(
      Object.entries(byMediaType).map(([mediaType, media]) => [
        `/as/${mediaType.replace(/\W/g, "-")}`,
        get({ 200: answers(mediaType, media) }),
      ]),
    ),
  },
};
