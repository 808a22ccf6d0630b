import { splitWords } from "@/lib/openapi/slug";
import type { FieldContext } from "./field-context";
import type { GatheredSchema } from "./gather-schema";
import { gatherItems, kindOf } from "./variant-kind";

/** A word for what a schema is, for lists with what they hold. */
export function kindWord(context: FieldContext, schema: GatheredSchema): string {
  const kind = kindOf(context, schema);
  switch (kind) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "integer":
      return "whole number";
    case "boolean":
      return "boolean";
    case "file":
      return "file";
    case "array":
      return describeList(context, schema);
    case "object":
      return "key/value";
    case "literals":
    case "union":
      return "choice";
    case "any":
      return "any JSON";
  }
}

function describeList(context: FieldContext, schema: GatheredSchema): string {
  const item = gatherItems(context, schema);
  switch (kindOf(context, item)) {
    case "string":
      return "list of texts";
    case "number":
    case "integer":
      return "list of numbers";
    case "boolean":
      return "list of booleans";
    case "file":
      return "list of files";
    case "array":
      return "list of lists";
    case "any":
      return "list";
    default: {
      const noun = splitWords(item.typeName ?? "")
        .at(-1)
        ?.toLowerCase();
      return `list of ${noun === undefined ? "items" : pluralize(noun)}`;
    }
  }
}

function pluralize(noun: string): string {
  if (/s$/.test(noun)) {
    return noun;
  }
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
