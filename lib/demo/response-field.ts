import { buildField } from "@/lib/fields/build-field";
import type { FieldNode } from "@/lib/fields/field";
import { contextOf } from "@/lib/fields/field-context";
import type { ApiDescription, Schema } from "@/lib/openapi/operation";

/** The field of a schema of an answer. */
export function responseField(description: Pick<ApiDescription, "resolve">, schema: Schema): FieldNode {
  return buildField(schema, contextOf(description, { direction: "response", files: false }));
}
