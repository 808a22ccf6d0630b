const methods = ["get", "post", "put", "patch", "delete"] as const;
const operationsPerTag = 25;
const propertiesPerSchema = 24;

/** An OpenAPI document as large as asked for, the same each time: wide, cross-referenced, cyclic, with long texts. */
export function buildLargeDocument(options: { operations: number; sizeBytes: number }): string {
  const resources = Math.ceil(options.operations / methods.length);
  const bare = JSON.stringify(buildDocument(resources, options.operations, ""));
  const texts = bare.split('"description":""').length - 1;
  const length = Math.max(0, Math.floor((options.sizeBytes - bare.length) / texts));
  return JSON.stringify(
    buildDocument(resources, options.operations, "Words about it. ".repeat(length / 16 + 1).slice(0, length)),
  );
}

function buildDocument(resources: number, operations: number, description: string) {
  const indices = Array.from({ length: resources }, (_, index) => index);
  const paths = indices.map((index) => {
    const listed = methods.map((method, place) => [method, index * methods.length + place] as const);
    const kept = listed.filter(([, number]) => number < operations);
    return [
      `/resource-${index}/{id}`,
      Object.fromEntries(
        kept.map(([method, number]) => [method, describeOperation(method, number, index, description)]),
      ),
    ];
  });
  return {
    openapi: "3.1.0",
    info: { title: "Large", version: "1", description },
    servers: [{ url: "https://large.example/v1" }],
    security: [{ key: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: Object.fromEntries(
        indices.map((index) => [`Resource${index}`, describeSchema(index, resources, description)]),
      ),
    },
  };
}

function describeOperation(method: string, number: number, resource: number, description: string) {
  const schema = { $ref: `#/components/schemas/Resource${resource}` };
  const content = { "application/json": { schema } };
  const hasBody = method === "post" || method === "put" || method === "patch";
  return {
    operationId: `${method}Resource${resource}`,
    tags: [`Group ${Math.floor(number / operationsPerTag)}`],
    summary: `${method} resource ${resource} of the large document`,
    description,
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      ...["limit", "cursor", "expand"].map((name) => ({ name, in: "query", description, schema: { type: "string" } })),
    ],
    ...(hasBody && { requestBody: { required: true, content } }),
    responses: { 200: { description: "The resource.", content }, 404: { description: "There is none." } },
  };
}

function describeSchema(index: number, count: number, description: string) {
  const scalars = Array.from({ length: propertiesPerSchema }, (_, place) => [
    `property_${place}`,
    { type: (["string", "integer", "boolean", "number"] as const)[place % 4], description },
  ]);
  return {
    type: "object",
    description,
    required: ["property_0", "property_1"],
    properties: {
      ...Object.fromEntries(scalars),
      parent: { $ref: `#/components/schemas/Resource${index}` },
      next: { $ref: `#/components/schemas/Resource${(index + 1) % count}` },
      related: { type: "array", items: { $ref: `#/components/schemas/Resource${(index * 7 + 3) % count}` } },
    },
  };
}
