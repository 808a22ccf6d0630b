import type { Json, JsonObject } from "@/lib/json";
import { readMember, readText } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, withKey } from "./gather-schema";
import type { Alternative } from "./list-alternatives";
import { outlineSchema } from "./outline-schema";
import { OPEN_ENUM } from "./schema-keywords";
import { kindOf } from "./variant-kind";

const TEXT_LIMITS = ["pattern", "minLength", "maxLength", "format", "contentEncoding", "contentMediaType"] as const;
const NUMBER_LIMITS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;

/**
 * Joins variants that are one field to a person: fixed values become one enumeration, fixed values beside free text
 * become suggestions, and what a wider variant covers anyway goes. Variants keep the place of the first that joined.
 */
export function mergeVariants(context: FieldContext, variants: Alternative[]): Alternative[] {
  const joined = joinLiterals(context, variants);
  return dropCovered(context, openEnumeration(context, joined));
}

function joinLiterals(context: FieldContext, variants: Alternative[]): Alternative[] {
  const fixed = variants.filter(({ schema }) => literalsOf(context, schema) !== undefined);
  const [first] = fixed;
  if (!first || fixed.length < 2) {
    return variants;
  }
  const named = new Map<Json, string>();
  for (const { schema } of fixed) {
    const { literals = [], literalNames } = outlineSchema(context, schema);
    const title = schema.notes.map((note) => readText(note, "title")).find((text) => text !== undefined);
    literals.forEach((value, index) => {
      const name = literalNames?.[index] ?? (literals.length === 1 ? title : undefined) ?? "";
      named.set(value, named.get(value) || name);
    });
  }
  const values = [...named.keys()];
  const names = [...named.values()];
  const part: JsonObject = { enum: values, ...(names.every((name) => name !== "") && { "x-enum-varnames": names }) };
  const schema = withKey(context, { parts: [part], notes: [], never: false, lost: false, nullable: false });
  return replace(variants, fixed, { schema });
}

/** Scalars only: objects that are given whole are better shown one by one. */
function literalsOf(context: FieldContext, schema: GatheredSchema): Json[] | undefined {
  const { literals } = outlineSchema(context, schema);
  return literals?.every((value) => typeof value !== "object") ? literals : undefined;
}

function openEnumeration(context: FieldContext, variants: Alternative[]): Alternative[] {
  const fixed = variants.find(({ schema }) => literalsOf(context, schema)?.every((value) => typeof value === "string"));
  const values = fixed && literalsOf(context, fixed.schema);
  const text = variants.find(({ schema }) => kindOf(context, schema) === "string" && !isLimited(schema, TEXT_LIMITS));
  if (!fixed || !text || !values) {
    return variants;
  }
  const { key: _key, ...open } = text.schema;
  const schema = withKey(context, { ...open, parts: [...open.parts, { [OPEN_ENUM]: values }] });
  return replace(variants, [fixed, text], { ...text, schema });
}

/** Free text covers text with a format, a plain number covers integers. */
function dropCovered(context: FieldContext, variants: Alternative[]): Alternative[] {
  const kinds = new Map(variants.map((variant) => [variant, kindOf(context, variant.schema)]));
  const text = variants.find((variant) => kinds.get(variant) === "string" && !isLimited(variant.schema, TEXT_LIMITS));
  const number = variants.find(
    (variant) => kinds.get(variant) === "number" && !isLimited(variant.schema, NUMBER_LIMITS),
  );
  return variants.filter((variant) => {
    const kind = kinds.get(variant);
    const cover = kind === "string" ? text : kind === "integer" || kind === "number" ? number : undefined;
    return cover === undefined || cover === variant;
  });
}

function isLimited(schema: GatheredSchema, keywords: readonly string[]): boolean {
  return schema.parts.some((part) => keywords.some((keyword) => readMember(part, keyword) !== undefined));
}

function replace(variants: Alternative[], joined: Alternative[], replacement: Alternative): Alternative[] {
  const first = variants.find((variant) => joined.includes(variant));
  return variants.flatMap((variant) => (variant === first ? replacement : joined.includes(variant) ? [] : variant));
}
