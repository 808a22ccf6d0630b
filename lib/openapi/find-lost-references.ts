import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { type DocumentReader, describeLostReference } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { Operation } from "./operation";
import { readMember, readObject, readString } from "./read-member";
import { SUBSCHEMA_KEYWORDS } from "./subschemas";

interface Place {
  schema: Json | undefined;
  pointer: string;
}

/**
 * Reports every reference inside a schema that leads nowhere, from all schemas the operations use and all components.
 * It walks by position, so that a property called `$ref` or an example with one is not taken for a reference. Each
 * schema is visited once, whatever the cycles.
 */
export function findLostReferences(reader: DocumentReader, operations: Operation[]): void {
  const open = [...listComponents(reader), ...operations.flatMap(listSchemas)];
  const visited = new Set<JsonObject>();
  for (let place = open.pop(); place; place = open.pop()) {
    const { schema, pointer } = place;
    if (!isJsonObject(schema) || visited.has(schema)) {
      continue;
    }
    visited.add(schema);
    const reference = readString(schema, "$ref");
    if (reference !== undefined) {
      const target = reader.resolve(reference);
      if (target === undefined) {
        reader.report(joinPointer(pointer, "$ref"), describeLostReference(reference));
      }
      open.push({ schema: target, pointer: reference });
    }
    listSubschemas(schema, pointer, open);
  }
}

function listSubschemas(schema: JsonObject, pointer: string, open: Place[]): void {
  for (const [keyword, shape] of SUBSCHEMA_KEYWORDS) {
    const value = readMember(schema, keyword);
    if (shape === "schema" && isJsonObject(value)) {
      open.push({ schema: value, pointer: joinPointer(pointer, keyword) });
    } else if (shape !== "map" && Array.isArray(value)) {
      value.forEach((item, index) => {
        open.push({ schema: item, pointer: joinPointer(pointer, keyword, index) });
      });
    } else if (shape === "map" && isJsonObject(value)) {
      for (const name of Object.keys(value)) {
        open.push({ schema: value[name], pointer: joinPointer(pointer, keyword, name) });
      }
    }
  }
}

function listComponents(reader: DocumentReader): Place[] {
  const schemas = readObject(readObject(reader.document, "components") ?? {}, "schemas") ?? {};
  return Object.keys(schemas).map((name) => ({
    schema: schemas[name],
    pointer: joinPointer("#/components/schemas", name),
  }));
}

function listSchemas(operation: Operation): Place[] {
  const content = [operation.requestBody, ...operation.responses].flatMap((owner) => owner?.content ?? []);
  return [...operation.parameters, ...content].map(({ schema, pointer }) => ({ schema, pointer }));
}
