import { buildField } from "@/lib/fields/build-field";
import type { FieldHints } from "@/lib/fields/field";
import { contextOf } from "@/lib/fields/field-context";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";

export type ModelListSource = NonNullable<FieldHints["options"]>;

/**
 * Where the description says that model ids come from: the suggestions of the first text member with suggestions in the
 * body of an operation that asks models. Undefined in descriptions without such a hint.
 */
export function findModelList(description: ApiDescription): ModelListSource | undefined {
  const context = contextOf(description, { direction: "request", files: false });
  const bodies = description.operations.filter(({ hints }) => hints.stream).flatMap(listBodySchemas);
  for (const schema of bodies) {
    const node = buildField(schema, context);
    const properties = node.kind === "object" ? node.properties : [];
    const source = properties.map((property) => property.node.hints?.options).find((options) => options !== undefined);
    if (source) {
      return source;
    }
  }
  return undefined;
}

function listBodySchemas(operation: Operation) {
  return operation.requestBody?.content.map((media) => media.schema) ?? [];
}
