import type { ObjectField } from "@/lib/fields/field";
import { type JsonObject, setMember } from "@/lib/json";

/**
 * Puts names that occur in a text ("Lisbon", "Ada Lovelace") into the free text members of a generated object, one after
 * the other, so that arguments look as if somebody had read the request. Members with rules of their own stay as they are.
 */
export function fillFromText(node: ObjectField, value: JsonObject, text: string): JsonObject {
  const names = findNames(text);
  const filled: JsonObject = { ...value };
  for (const property of node.properties) {
    const { node: member } = property;
    const isFree =
      member.kind === "string" &&
      member.format === undefined &&
      member.pattern === undefined &&
      member.minLength === undefined &&
      member.maxLength === undefined &&
      member.examples === undefined &&
      member.default === undefined;
    const name = isFree && Object.hasOwn(value, property.name) ? names.shift() : undefined;
    if (name !== undefined) {
      setMember(filled, property.name, name);
    }
  }
  return filled;
}

/** Words with a capital that do not begin a sentence, those side by side together. */
function findNames(text: string): string[] {
  const names = text.match(/(?<=[^\s.!?:"“„]\s)\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*/gu) ?? [];
  return [...new Set(names)].filter((name) => name !== "I");
}
