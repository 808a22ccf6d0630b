import { readString, readText } from "@/lib/openapi/read-member";
import { humanize, splitWords } from "@/lib/openapi/slug";
import type { FieldContext } from "./field-context";
import type { TaggedVariant } from "./find-tag";
import type { GatheredSchema } from "./gather-schema";
import { kindWord } from "./kind-word";
import { outlineSchema } from "./outline-schema";
import {
  differingProperties,
  listMembers,
  listProperties,
  MAX_LITERALS,
  otherThanFixed,
  ownProperties,
  partialTags,
  renderLiterals,
  sharedTags,
} from "./tell-apart";
import { kindOf } from "./variant-kind";

const MAX_LITERALS_LENGTH = 40;
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

function readFormat(schema: GatheredSchema): string | undefined {
  return schema.parts.map((part) => readString(part, "format")).find((format) => format !== undefined);
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
