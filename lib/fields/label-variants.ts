import type { Json } from "@/lib/json";
import { readObject, readString, readText } from "@/lib/openapi/read-member";
import { humanize, splitWords } from "@/lib/openapi/slug";
import type { FieldContext } from "./field-context";
import type { TaggedVariant } from "./find-tag";
import { findProperty, readFixedProperty } from "./fixed-property";
import type { GatheredSchema } from "./gather-schema";
import { outlineSchema } from "./outline-schema";
import { gatherItems, kindOf } from "./variant-kind";

const MAX_LITERALS = 4;
const MAX_LITERALS_LENGTH = 40;
const MAX_MEMBERS = 3;
const MAX_ROUNDS = 10;

/**
 * Names each variant by what tells it from its siblings: its tag, its fixed values, its title, a word for its kind, a
 * property that is fixed to a value of its own, the schema's name, or a property that only it has. Labels are unique.
 */
export function labelVariants(context: FieldContext, variants: TaggedVariant[]): string[] {
  const typeNames = shortenTypeNames(variants.map(({ schema }) => schema.typeName));
  const candidates = variants.map((variant, index) => [
    ...new Set(listCandidates(context, variant, variants, typeNames[index])),
  ]);
  const chosen = candidates.map(([first]) => first ?? "");
  // Equal labels give way to the next candidate of each, as long as there is one. A tag is what is sent, so it stays.
  for (let round = 1; round < MAX_ROUNDS; round += 1) {
    const repeated = chosen.map((label) => chosen.filter((other) => other === label).length > 1);
    repeated.forEach((isRepeated, index) => {
      const next = candidates[index]?.[round];
      if (isRepeated && next !== undefined && !variants[index]?.tags) {
        chosen[index] = next;
      }
    });
  }
  return numberRepeated(chosen);
}

function listCandidates(
  context: FieldContext,
  variant: TaggedVariant,
  siblings: TaggedVariant[],
  typeName: string | undefined,
): string[] {
  const { schema, tags } = variant;
  const title = schema.notes.map((note) => readText(note, "title")).find((text) => text !== undefined);
  const names = [title, typeName].filter((name) => name !== undefined);
  if (tags && tags.length > 0) {
    return [renderLiterals(tags), ...names];
  }
  const kind = kindOf(context, schema);
  switch (kind) {
    case "literals": {
      const { literals = [], literalNames } = outlineSchema(context, schema);
      const isShort =
        literals.length === 1 ||
        (literals.length <= MAX_LITERALS && renderLiterals(literals).length <= MAX_LITERALS_LENGTH);
      return isShort ? [renderLiterals(literalNames ?? literals), ...names] : [...names, renderLiterals(literals)];
    }
    case "object":
      return [
        ...(title ? [title] : []),
        ...partialTags(context, variant, siblings),
        ...names,
        ...otherThanFixed(context, variant, siblings),
        ...ownProperties(variant, siblings),
        ...differingProperties(context, variant, siblings),
        ...listMembers(listProperties(variant.schema)),
        ...sharedTags(context, variant),
        ...(listProperties(variant.schema).length === 0 ? ["key/value"] : []),
      ];
    case "union":
      return [...names, "other forms"];
    case "string":
      return [title, "text", readFormat(schema), typeName, "plain text"].filter((name) => name !== undefined);
    default:
      return [title, kindWord(context, schema), ...names].filter((name) => name !== undefined);
  }
}

/** A word for what a schema is, for lists with what they hold. */
function kindWord(context: FieldContext, schema: GatheredSchema): string {
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

function readFormat(schema: GatheredSchema): string | undefined {
  return schema.parts.map((part) => readString(part, "format")).find((format) => format !== undefined);
}

/** Values that a property is fixed to here and that no sibling shares. */
function partialTags(context: FieldContext, variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  return listProperties(variant.schema).flatMap((name) => {
    const own = readFixedProperty(context, variant.schema, name)?.values;
    const [value] = own ?? [];
    const isShared = siblings.some(
      (sibling) =>
        sibling !== variant &&
        readFixedProperty(context, sibling.schema, name)?.values.some((other) => other === value),
    );
    if (own?.length !== 1 || value === undefined || isShared) {
      return [];
    }
    return typeof value === "string" ? value : `${name}: ${renderLiterals([value])}`;
  });
}

/** The variant for everything else: a property that is fixed in the siblings may be anything here. */
function otherThanFixed(context: FieldContext, variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  const others = siblings.filter((sibling) => sibling !== variant && kindOf(context, sibling.schema) === "object");
  const open = listProperties(variant.schema).find(
    (name) =>
      !readFixedProperty(context, variant.schema, name) &&
      others.filter(({ schema }) => readFixedProperty(context, schema, name)).length > others.length / 2,
  );
  return open === undefined ? [] : [`other ${open}`];
}

/** Properties that no sibling has, in the way code writes an object with them. */
function ownProperties(variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  const others = new Set(
    siblings.filter((sibling) => sibling !== variant).flatMap(({ schema }) => listProperties(schema)),
  );
  const own = listProperties(variant.schema).filter((name) => !others.has(name));
  return listMembers(own);
}

function listMembers(names: string[]): string[] {
  const shown = names.slice(0, MAX_MEMBERS).join(", ");
  return names.length === 0 ? [] : [`{ ${shown}${names.length > MAX_MEMBERS ? ", …" : ""} }`];
}

/** Fixed values that siblings have too: better than nothing, once they are numbered. */
function sharedTags(context: FieldContext, variant: TaggedVariant): string[] {
  const fixed = listProperties(variant.schema).map((name) => readFixedProperty(context, variant.schema, name)?.values);
  const [values] = fixed.filter((list) => list !== undefined);
  return values ? [renderLiterals(values)] : [];
}

/** Properties that are of another kind than in the siblings. */
function differingProperties(context: FieldContext, variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  const kindOfProperty = (schema: GatheredSchema, name: string) => {
    const property = findProperty(context, schema, name);
    return property && kindWord(context, property);
  };
  return listProperties(variant.schema).flatMap((name) => {
    const own = kindOfProperty(variant.schema, name);
    const isOwn = siblings.every((sibling) => sibling === variant || kindOfProperty(sibling.schema, name) !== own);
    return own !== undefined && isOwn ? `${name}: ${own}` : [];
  });
}

function listProperties(schema: GatheredSchema): string[] {
  return [...new Set(schema.parts.flatMap((part) => Object.keys(readObject(part, "properties") ?? {})))];
}

function renderLiterals(values: Json[]): string {
  const shown = values
    .slice(0, MAX_LITERALS)
    .map((value) => (typeof value === "string" && value !== "" ? value : JSON.stringify(value)));
  return shown.join(" / ") + (values.length > MAX_LITERALS ? " / …" : "");
}

/** Schema names as phrases, without the words that all siblings begin or end with. */
function shortenTypeNames(typeNames: (string | undefined)[]): (string | undefined)[] {
  const words = typeNames.map((name) => (name === undefined ? undefined : splitWords(name)));
  const named = words.filter((list) => list !== undefined);
  const [first = []] = named;
  const shortest = Math.min(...named.map((list) => list.length));
  let start = 0;
  let end = 0;
  if (named.length > 1) {
    while (start < shortest - 1 && named.every((list) => list[start] === first[start])) {
      start += 1;
    }
    while (end < shortest - 1 - start && named.every((list) => list.at(-1 - end) === first.at(-1 - end))) {
      end += 1;
    }
  }
  return words.map((list, index) => {
    const kept = list?.slice(start, list.length - end);
    return kept === undefined ? undefined : humanize(kept.join(" ") || (typeNames[index] ?? ""));
  });
}

function numberRepeated(labels: string[]): string[] {
  const taken = new Set<string>();
  return labels.map((wanted) => {
    const label = wanted || "value";
    let name = label;
    for (let number = 2; taken.has(name); number += 1) {
      name = `${label} (${number})`;
    }
    taken.add(name);
    return name;
  });
}
