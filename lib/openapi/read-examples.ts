import type { Json, JsonObject } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import { type DocumentReader, dereference } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { NamedExample } from "./operation";
import { readMember, readText } from "./read-member";
import { humanize } from "./slug";

/**
 * The examples of a parameter or media type: `examples` by name, else the single `example`. Examples that are only
 * linked to (`externalValue`) are left out. A list in place of the map, as schemas have it, is accepted.
 */
export function readExamples(reader: DocumentReader, owner: JsonObject, pointer: string): NamedExample[] {
  const named = readMember(owner, "examples");
  if (Array.isArray(named)) {
    return named.map((value, index) => ({ name: `example-${index + 1}`, summary: `Example ${index + 1}`, value }));
  }
  const examples = isJsonObject(named) ? readNamed(reader, named, joinPointer(pointer, "examples")) : [];
  const single = readMember(owner, "example");
  return examples.length === 0 && single !== undefined
    ? [{ name: "example", summary: "Example", value: single }]
    : examples;
}

function readNamed(reader: DocumentReader, named: JsonObject, pointer: string): NamedExample[] {
  return Object.keys(named).flatMap((name) => {
    const example = dereference(reader, named[name], joinPointer(pointer, name))?.value;
    const value = example && readExampleValue(example);
    if (!example || value === undefined) {
      return [];
    }
    const description = readText(example, "description");
    return [
      { name, summary: readText(example, "summary") ?? humanize(name), ...(description && { description }), value },
    ];
  });
}

/** OpenAPI 3.2 calls the value `dataValue`. */
function readExampleValue(example: JsonObject): Json | undefined {
  const value = readMember(example, "value");
  return value === undefined ? readMember(example, "dataValue") : value;
}
