import type { JsonObject } from "@/lib/json";
import { type DocumentReader, dereference } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { LinkSpec } from "./operation";
import { readExtension } from "./read-hints";
import { readObject, readString, readText } from "./read-member";

/** The links of a response that name their operation by its id, in document order. */
export function readLinks(reader: DocumentReader, response: JsonObject, pointer: string): LinkSpec[] {
  const links = readObject(response, "links") ?? {};
  return Object.keys(links).flatMap((name) => {
    const link = dereference(reader, links[name], joinPointer(pointer, "links", name))?.value;
    const operationId = link && readText(link, "operationId");
    if (!link || operationId === undefined) return [];
    const description = readText(link, "description");
    const extension = readExtension(link);
    const label = readText(extension, "label");
    const split = readObject(extension, "split") ?? {};
    const value = readString(split, "value");
    const pattern = readString(split, "pattern");
    const figures = Object.entries(readObject(extension, "figures") ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return [
      {
        name,
        ...(label !== undefined && { label }),
        ...(description !== undefined && { description }),
        operationId,
        parameters: readObject(link, "parameters") ?? {},
        ...(value !== undefined && pattern !== undefined && { split: { value, pattern } }),
        ...(figures.length > 0 && { figures: Object.fromEntries(figures) }),
      },
    ];
  });
}
