const variantCount = 50;
export const optionalCount = 140;

/** An OpenAPI document with one request as wide as they come: 50 variants, 140 optional properties. */
export function buildWideDocument(): string {
  const variants = Array.from({ length: variantCount }, (_, index) => `Shape${index}`);
  const groups = ["billing", "network", "storage", "access"];
  const optional = Array.from({ length: optionalCount }, (_, index) => [
    `${groups[index % groups.length]}_setting_${index}`,
    { type: index % 3 === 0 ? "integer" : "string", description: `Setting number ${index}.` },
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Wide", version: "1" },
    servers: [{ url: "https://wide.example" }],
    paths: {
      "/shapes": {
        post: {
          operationId: "createShape",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["name", "shape"],
                  properties: {
                    name: { type: "string" },
                    shape: {
                      oneOf: variants.map((name) => ({ $ref: `#/components/schemas/${name}` })),
                      discriminator: { propertyName: "kind" },
                    },
                    ...Object.fromEntries(optional),
                  },
                },
              },
            },
          },
          responses: {
            200: { description: "Done.", content: { "application/json": { schema: { type: "object" } } } },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        variants.map((name, index) => [
          name,
          {
            type: "object",
            required: ["kind", `side_${index}`],
            properties: { kind: { const: name }, [`side_${index}`]: { type: "number" }, color: { type: "string" } },
          },
        ]),
      ),
    },
  });
}
