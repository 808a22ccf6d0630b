import { readMember } from "@/lib/openapi/read-member";
import { isBinary } from "./build-scalar";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, gatherSchema } from "./gather-schema";
import { listAlternatives } from "./list-alternatives";
import { combineSchemas } from "./merge-schemas";
import { type JsonType, outlineSchema } from "./outline-schema";

export type VariantKind = JsonType | "literals" | "file" | "union" | "any";

/** What kind of field a schema will become, without building it. */
export function kindOf(context: FieldContext, schema: GatheredSchema): VariantKind {
  const outline = outlineSchema(context, schema);
  if (outline.literals !== undefined) {
    const isSwitch = outline.literals.length === 2 && outline.literals.every((value) => typeof value === "boolean");
    return isSwitch ? "boolean" : "literals";
  }
  if (listAlternatives(context, schema)) {
    return "union";
  }
  const [type, ...others] = outline.types ?? [];
  if (type === undefined || others.length > 0) {
    return "any";
  }
  return type === "string" && context.files && isBinary(schema.parts) ? "file" : type;
}

/** The items of a list schema. */
export function gatherItems(context: FieldContext, schema: GatheredSchema): GatheredSchema {
  return gatherSchema(context, combineSchemas(schema.parts.flatMap((part) => readMember(part, "items") ?? [])));
}
