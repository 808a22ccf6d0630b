import type { Json } from "@/lib/json";
import { readObject } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, gatherSchema, withKey } from "./gather-schema";
import type { Alternative, Alternatives } from "./list-alternatives";

/** A schema with a discriminator and a mapping but no list of its own stands for the schemas that extend it. */
export function listMapped(context: FieldContext, schema: GatheredSchema): Alternatives | undefined {
  const discriminator = schema.root && readObject(schema.root, "discriminator");
  const mapping = discriminator && readObject(discriminator, "mapping");
  if (!discriminator || !mapping) {
    return undefined;
  }
  const references = new Set(Object.values(mapping).flatMap((target) => mappedReference(target) ?? []));
  const list = [...references].map((reference): Alternative => {
    const target = gatherSchema(context, { $ref: reference });
    const { root: _root, ...plain } = target;
    return { schema: withKey(context, plain), reference };
  });
  return list.length > 1 ? { list, discriminator, nullable: false, unchecked: [] } : undefined;
}

/** A mapping may name a component instead of referring to it. */
export function mappedReference(target: Json): string | undefined {
  if (typeof target !== "string") {
    return undefined;
  }
  return /[#/]/.test(target) ? target : `#/components/schemas/${target}`;
}
