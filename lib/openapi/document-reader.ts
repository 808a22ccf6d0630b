import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { createResolver, isLocalReference } from "./json-pointer";
import type { ApiDescription } from "./operation";
import { readString, readText } from "./read-member";

/** What the parts of `describeApi` share: the document, its references, and the list of what is wrong with it. */
export interface DocumentReader {
  document: JsonObject;
  /** Where the document was read from, when that was the web: relative server addresses start there. */
  sourceUrl?: string;
  resolve(reference: string): Json | undefined;
  report(pointer: string, message: string): void;
  problems: ApiDescription["problems"];
}

/** An object of the document together with its JSON pointer. */
export interface Located {
  value: JsonObject;
  pointer: string;
}

/** A reader with an empty list of problems. A problem that is reported twice is listed once. */
export function createReader(document: JsonObject, sourceUrl?: string): DocumentReader {
  const problems: ApiDescription["problems"] = [];
  const reported = new Set<string>();
  return {
    document,
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    resolve: createResolver(document),
    problems,
    report(pointer, message) {
      const line = `${pointer} ${message}`;
      if (!reported.has(line)) {
        reported.add(line);
        problems.push({ pointer, message });
      }
    },
  };
}

/**
 * Follows the references of anything that is not a schema, until there is an object. The outermost `summary` and
 * `description` beside a reference win. Undefined, with a problem reported, when a reference dangles or runs in a circle.
 */
export function dereference(reader: DocumentReader, start: Json | undefined, pointer: string): Located | undefined {
  let value = start;
  let place = pointer;
  const overrides: JsonObject = {};
  const visited = new Set<string>();
  while (isJsonObject(value)) {
    const reference = readString(value, "$ref");
    if (reference === undefined) {
      return { value: Object.keys(overrides).length > 0 ? { ...value, ...overrides } : value, pointer: place };
    }
    for (const key of ["summary", "description"]) {
      const text = readText(value, key);
      if (text !== undefined && !(key in overrides)) {
        overrides[key] = text;
      }
    }
    if (visited.has(reference)) {
      reader.report(pointer, `The reference ${reference} leads back to itself.`);
      return undefined;
    }
    visited.add(reference);
    value = reader.resolve(reference);
    place = reference;
    if (value === undefined) {
      reader.report(pointer, describeLostReference(reference));
    }
  }
  return undefined;
}

/** Why a reference leads nowhere, as one sentence. */
export function describeLostReference(reference: string): string {
  return isLocalReference(reference)
    ? `The reference ${reference} leads nowhere.`
    : `The reference ${reference} leads out of the document; bundle the document into one file.`;
}
