import type { Json } from "@/lib/json";
import { readMember, readObject, readStrings } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, gatherSchema } from "./gather-schema";
import { equalJson } from "./json-text";
import { listAlternatives } from "./list-alternatives";
import { combineSchemas } from "./merge-schemas";
import { outlineSchema } from "./outline-schema";

/** A property of an object schema that can only have certain values. */
export interface FixedProperty {
  values: Json[];
  /** Required, or left out only where its one value is also the default. */
  isCertain: boolean;
  isRequired: boolean;
}

/** The only values that a property may have; of a union, those of all its variants. Undefined when it is open. */
export function readFixedProperty(
  context: FieldContext,
  schema: GatheredSchema,
  name: string,
): FixedProperty | undefined {
  const variants = listAlternatives(context, schema)?.list;
  if (variants) {
    return joinFixed(variants.map((variant) => readFixedProperty(context, variant.schema, name)));
  }
  const property = findProperty(context, schema, name);
  const values = property && fixedValues(context, property);
  if (values === undefined) {
    return undefined;
  }
  const isRequired = schema.parts.some((part) => readStrings(part, "required").includes(name));
  const fallback = property?.notes.map((note) => readMember(note, "default")).find((value) => value !== undefined);
  const isDefault = values.length === 1 && fallback !== undefined && equalJson(values[0], fallback);
  return { values, isCertain: isRequired || isDefault, isRequired };
}

/** What a schema says about one property; undefined when it does not describe it. */
export function findProperty(context: FieldContext, schema: GatheredSchema, name: string): GatheredSchema | undefined {
  const schemas = schema.parts.flatMap((part) => readMember(readObject(part, "properties") ?? {}, name) ?? []);
  return schemas.length === 0 ? undefined : gatherSchema(context, combineSchemas(schemas));
}

function fixedValues(context: FieldContext, property: GatheredSchema): Json[] | undefined {
  const { literals, nullable } = outlineSchema(context, property);
  if (literals !== undefined) {
    return literals.length > 0 && !nullable ? literals : undefined;
  }
  const alternatives = listAlternatives(context, property);
  const lists = alternatives?.list.map(({ schema }) => outlineSchema(context, schema).literals);
  const values = lists?.filter((list) => list !== undefined).flat() ?? [];
  const isFixed = lists?.every((list) => list !== undefined) && values.length > 0 && !alternatives?.nullable;
  return isFixed ? values : undefined;
}

function joinFixed(properties: (FixedProperty | undefined)[]): FixedProperty | undefined {
  const fixed = properties.filter((property) => property !== undefined);
  if (fixed.length === 0 || fixed.length < properties.length) {
    return undefined;
  }
  return {
    values: fixed.flatMap(({ values }) => values),
    isCertain: fixed.every(({ isCertain }) => isCertain),
    isRequired: fixed.every(({ isRequired }) => isRequired),
  };
}
