import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { ApiDescription } from "@/lib/openapi/operation";
import { parseDocument } from "@/lib/openapi/parse-document";

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
const PROJECT_DESCRIPTION = fileURLToPath(new URL("../../../public/openapi.yaml", import.meta.url));

/** The names of the documents under `fixtures`. */
export const fixtureNames = readdirSync(FIXTURES);

/** A document under `fixtures`, parsed. */
export function readFixture(name: string): JsonObject {
  return readDocument(`${FIXTURES}/${name}`);
}

/** A document under `fixtures`, described. */
export function describeFixture(name: string): ApiDescription {
  return describeApi(readFixture(name));
}

/** The API description that comes with the project. */
export function readProjectDescription(): JsonObject {
  return readDocument(PROJECT_DESCRIPTION);
}

function readDocument(path: string): JsonObject {
  const parsed = parseDocument(readFileSync(path, "utf8"), path);
  if (!parsed.ok) {
    throw new Error(parsed.message);
  }
  return parsed.document;
}
