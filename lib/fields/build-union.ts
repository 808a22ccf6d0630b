import type { AnyField, ConstField, UnionField } from "./field";
import type { FieldContext } from "./field-context";
import { findTag } from "./find-tag";
import { type GatheredSchema, withKey } from "./gather-schema";
import { labelVariants } from "./label-variants";
import type { Alternatives } from "./list-alternatives";
import { mergeVariants } from "./merge-variants";
import { nodeForGathered } from "./node-for";

export type BuiltUnion = { node: UnionField | ConstField | AnyField } | { only: GatheredSchema };

/**
 * A union with named variants. When no more than one variant is left after merging, `only` is that schema, described by
 * the union's own annotations.
 */
export function buildUnion(context: FieldContext, schema: GatheredSchema, alternatives: Alternatives): BuiltUnion {
  const merged = mergeVariants(context, alternatives.list);
  const [only, ...others] = merged;
  const nullable = schema.nullable ?? alternatives.nullable;
  if (!only) {
    return { node: nullable ? { kind: "const", value: null } : { kind: "any", unchecked: ["oneOf"] } };
  }
  if (others.length === 0) {
    return { only: describeOnly(context, schema, only.schema, nullable) };
  }
  const { variants, tag } = findTag(context, merged, alternatives.discriminator);
  const labels = labelVariants(context, variants);
  return {
    node: {
      kind: "union",
      variants: variants.map((variant, index) => ({
        label: labels[index] ?? "",
        node: nodeForGathered(context, variant.schema),
        ...(variant.tags && { tags: variant.tags }),
      })),
      ...(tag !== undefined && { tag }),
      ...(nullable && { nullable }),
      ...(alternatives.unchecked.length > 0 && { unchecked: alternatives.unchecked }),
    },
  };
}

function describeOnly(
  context: FieldContext,
  union: GatheredSchema,
  only: GatheredSchema,
  nullable: boolean,
): GatheredSchema {
  const typeName = union.typeName ?? only.typeName;
  return withKey(context, {
    ...only,
    notes: [...union.notes, ...only.notes.filter((note) => !union.notes.includes(note))],
    nullable,
    ...(typeName !== undefined && { typeName }),
  });
}
