import type { Json } from "@/lib/json";
import { readObject } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import type { TaggedVariant } from "./find-tag";
import { findProperty, readFixedProperty } from "./fixed-property";
import type { GatheredSchema } from "./gather-schema";
import { kindWord } from "./kind-word";
import { kindOf } from "./variant-kind";

export const MAX_LITERALS = 4;
const MAX_MEMBERS = 3;

/** Values that a property is fixed to here and that no sibling shares. */
export function partialTags(context: FieldContext, variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
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
export function otherThanFixed(context: FieldContext, variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  const others = siblings.filter((sibling) => sibling !== variant && kindOf(context, sibling.schema) === "object");
  const open = listProperties(variant.schema).find(
    (name) =>
      !readFixedProperty(context, variant.schema, name) &&
      others.filter(({ schema }) => readFixedProperty(context, schema, name)).length > others.length / 2,
  );
  return open === undefined ? [] : [`other ${open}`];
}

/** Properties that no sibling has, as one label. */
export function ownProperties(variant: TaggedVariant, siblings: TaggedVariant[]): string[] {
  const others = new Set(
    siblings.filter((sibling) => sibling !== variant).flatMap(({ schema }) => listProperties(schema)),
  );
  const own = listProperties(variant.schema).filter((name) => !others.has(name));
  return listMembers(own);
}

/** Property names in the way code writes an object with them. */
export function listMembers(names: string[]): string[] {
  const shown = names.slice(0, MAX_MEMBERS).join(", ");
  return names.length === 0 ? [] : [`{ ${shown}${names.length > MAX_MEMBERS ? ", …" : ""} }`];
}

/** Fixed values that siblings have too: better than nothing, once they are numbered. */
export function sharedTags(context: FieldContext, variant: TaggedVariant): string[] {
  const fixed = listProperties(variant.schema).map((name) => readFixedProperty(context, variant.schema, name)?.values);
  const [values] = fixed.filter((list) => list !== undefined);
  return values ? [renderLiterals(values)] : [];
}

/** Properties that are of another kind than in the siblings. */
export function differingProperties(
  context: FieldContext,
  variant: TaggedVariant,
  siblings: TaggedVariant[],
): string[] {
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

/** The properties that a schema describes. */
export function listProperties(schema: GatheredSchema): string[] {
  return [...new Set(schema.parts.flatMap((part) => Object.keys(readObject(part, "properties") ?? {})))];
}

/** Fixed values in one line, the first few of many. */
export function renderLiterals(values: Json[]): string {
  const shown = values
    .slice(0, MAX_LITERALS)
    .map((value) => (typeof value === "string" && value !== "" ? value : JSON.stringify(value)));
  return shown.join(" / ") + (values.length > MAX_LITERALS ? " / …" : "");
}
