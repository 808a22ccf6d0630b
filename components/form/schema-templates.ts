import type { JsonObject } from "@/lib/json";

/** Schemas to start from; each is valid and fit for strict mode. */
export const schemaTemplates: readonly { name: string; hint: string; schema: JsonObject }[] = [
  {
    name: "No fields",
    hint: "a function without arguments",
    schema: object({}),
  },
  {
    name: "Search",
    hint: "a text and a limit",
    schema: object({
      query: { type: "string", description: "What to search for." },
      limit: { type: ["integer", "null"], description: "Most results to return." },
    }),
  },
  {
    name: "Place and unit",
    hint: "a text and a choice",
    schema: object({
      location: { type: "string", description: "City and country, such as Lisbon, Portugal." },
      unit: { type: "string", enum: ["celsius", "fahrenheit"] },
    }),
  },
  {
    name: "Classification",
    hint: "one label and why",
    schema: object({
      label: { type: "string", enum: ["positive", "neutral", "negative"] },
      reason: { type: "string", description: "One sentence." },
    }),
  },
  {
    name: "List of records",
    hint: "objects of the same fields",
    schema: object({
      items: {
        type: "array",
        items: object({ name: { type: "string" }, amount: { type: "number" } }),
      },
    }),
  },
];

function object(properties: JsonObject): JsonObject {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
