import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

const description = new URL("../../public/openapi.yaml", import.meta.url);

/** The app's own API description with every path `copies` times, as JSON. The first of each is the original. */
export async function manyOperations(copies: number): Promise<string> {
  const document = load(await readFile(description, "utf8")) as Json;
  if (!isJsonObject(document) || !isJsonObject(document.paths)) throw new Error("the API description has no paths");
  const paths: JsonObject = {};
  for (let copy = 0; copy < copies; copy++) {
    for (const [path, item] of Object.entries(document.paths)) {
      paths[copy === 0 ? path : `/copy-${copy}${path}`] = copy === 0 ? item : renameOperations(item, copy);
    }
  }
  return JSON.stringify({ ...document, paths });
}

function renameOperations(item: Json, copy: number): Json {
  if (!isJsonObject(item)) return item;
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [
      method,
      isJsonObject(operation) && "operationId" in operation
        ? { ...operation, operationId: `${String(operation.operationId)}Copy${copy}` }
        : operation,
    ]),
  );
}
