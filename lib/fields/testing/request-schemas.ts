import { buildField } from "@/lib/fields/build-field";
import type { FieldNode } from "@/lib/fields/field";
import { contextOf } from "@/lib/fields/field-context";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { ApiDescription, Schema } from "@/lib/openapi/operation";

export interface RequestSchema {
  pointer: string;
  schema: Schema;
  node: FieldNode;
  resolve: ApiDescription["resolve"];
}

/** The schema of every parameter and body of a document, with its field. */
export function listRequestSchemas(document: JsonObject): RequestSchema[] {
  const api = describeApi(document);
  const described = api.operations.flatMap((operation) => [
    ...operation.parameters,
    ...(operation.requestBody?.content ?? []),
  ]);
  const context = contextOf(api, { direction: "request", files: false });
  return described.map(({ pointer, schema }) => ({
    pointer,
    schema,
    node: buildField(schema, context),
    resolve: api.resolve,
  }));
}
