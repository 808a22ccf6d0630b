import { isJsonObject, type JsonObject } from "@/lib/json";
import { readMember, readObject, readString, readStrings } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, gatherSchema, withKey } from "./gather-schema";
import { listMapped } from "./list-mapped";
import { combineSchemas } from "./merge-schemas";
import { type Choice, type JsonType, outlineSchema, type SchemaOutline } from "./outline-schema";
import { isAnnotation } from "./schema-keywords";
import { stripSchema } from "./strip-schema";

/** One way to fulfil a schema that offers several. */
export interface Alternative {
  schema: GatheredSchema;
  /** The reference that names the branch, for the `mapping` of a discriminator. */
  reference?: string;
}

export interface Alternatives {
  list: Alternative[];
  discriminator?: JsonObject;
  nullable: boolean;
  /** Choices that could not be drawn beside the main one. */
  unchecked: string[];
}

/** Two choices in one schema are multiplied out up to this many variants. */
const MAX_PRODUCT = 12;

/** Shared parts, so that "the text side of this schema" has the same key wherever it comes up. */
const TYPE_PARTS: Record<JsonType, JsonObject> = {
  string: { type: "string" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  array: { type: "array" },
  object: { type: "object" },
};

/**
 * What a schema may be one of: branches of `oneOf` or `anyOf` with the rest of the schema pushed into each, the types of
 * a type list, or the mapped schemas of a polymorphic base. Nested choices without a discriminator of their own are
 * laid out flat, null becomes a flag, and what nothing fits is left out. Undefined when the schema offers no choice.
 */
export function listAlternatives(context: FieldContext, schema: GatheredSchema): Alternatives | undefined {
  const known = context.alternatives.get(schema.key);
  if (known !== undefined) {
    return known ?? undefined;
  }
  const listed = listWithin(context, schema, new Set());
  context.alternatives.set(schema.key, listed ?? null);
  return listed;
}

function listWithin(context: FieldContext, schema: GatheredSchema, active: Set<string>): Alternatives | undefined {
  const outline = outlineSchema(context, schema);
  if (outline.literals !== undefined || outline.empty || active.has(schema.key)) {
    return undefined;
  }
  const direct = listDirect(context, schema, outline);
  if (!direct) {
    return undefined;
  }
  const inner = new Set(active).add(schema.key);
  const found: Alternatives = { ...direct, list: [], nullable: outline.nullable };
  const seen = new Set<string>();
  for (const alternative of direct.list) {
    addAlternative(context, found, alternative, seen, inner);
  }
  return found;
}

function addAlternative(
  context: FieldContext,
  found: Alternatives,
  alternative: Alternative,
  seen: Set<string>,
  active: Set<string>,
): void {
  const { schema } = alternative;
  const outline = outlineSchema(context, schema);
  found.nullable ||= outline.nullable && !active.has(schema.key);
  if (outline.empty || active.has(schema.key) || isImpossible(context, schema)) {
    return;
  }
  const nested = listWithin(context, schema, active);
  found.nullable ||= nested?.nullable ?? false;
  const isFlat = nested !== undefined && (nested.discriminator === undefined || sameDiscriminator(nested, found));
  if (isFlat) {
    found.unchecked.push(...nested.unchecked);
  }
  for (const variant of isFlat ? nested.list : [{ ...alternative, schema: forceNotNull(context, schema, nested) }]) {
    if (!seen.has(variant.schema.key)) {
      seen.add(variant.schema.key);
      found.list.push(variant);
    }
  }
}

/** Pushing one choice into another makes combinations that contradict themselves in a required property. */
function isImpossible(context: FieldContext, { parts }: GatheredSchema): boolean {
  const described = parts.map((part) => readObject(part, "properties") ?? {});
  const names = new Set(parts.flatMap((part) => readStrings(part, "required")));
  return [...names].some((name) => {
    const schemas = described.flatMap((properties) => readMember(properties, name) ?? []);
    const { empty, nullable } = outlineSchema(context, gatherSchema(context, combineSchemas(schemas)));
    return schemas.length > 1 && empty && !nullable;
  });
}

/** The union carries the flag; offering null twice would only confuse. */
function forceNotNull(context: FieldContext, schema: GatheredSchema, nested: Alternatives | undefined): GatheredSchema {
  return outlineSchema(context, schema).nullable || nested?.nullable
    ? withKey(context, { ...schema, nullable: false })
    : schema;
}

function sameDiscriminator(nested: Alternatives, outer: Alternatives): boolean {
  const name = nested.discriminator && readString(nested.discriminator, "propertyName");
  return (
    name !== undefined && outer.discriminator !== undefined && readString(outer.discriminator, "propertyName") === name
  );
}

function listDirect(context: FieldContext, schema: GatheredSchema, outline: SchemaOutline): Alternatives | undefined {
  const discriminator = findDiscriminator(schema.parts);
  if (outline.choices.length > 0) {
    return listBranches(context, schema, outline, discriminator);
  }
  if (outline.types && outline.types.size > 1 && !takesEverything(schema, outline.types)) {
    const base = schema.parts.map((part) => stripSchema(context, part));
    const list = [...outline.types].map((type) => ({
      schema: withKey(context, {
        parts: [...base, TYPE_PARTS[type]],
        notes: [],
        never: false,
        lost: false,
        nullable: false,
      }),
    }));
    return { list, nullable: false, unchecked: [] };
  }
  return listMapped(context, schema);
}

function takesEverything(schema: GatheredSchema, types: ReadonlySet<JsonType>): boolean {
  const isPlain = schema.parts.every((part) => Object.keys(part).every((key) => key === "type" || isAnnotation(key)));
  return isPlain && ["string", "boolean", "array", "object"].every((type) => [...types].some((own) => own === type));
}

function listBranches(
  context: FieldContext,
  schema: GatheredSchema,
  outline: SchemaOutline,
  discriminator: JsonObject | undefined,
): Alternatives | undefined {
  const [main, ...others] = [...outline.choices].sort((a, b) => rankChoice(b) - rankChoice(a));
  if (!main) {
    return undefined;
  }
  const product = outline.choices.reduce((count, { branches }) => count * branches.length, 1);
  const dropped = product > MAX_PRODUCT ? others : [];
  const base = schema.parts
    .map((part) =>
      stripSchema(
        context,
        part,
        [main, ...dropped].filter((choice) => choice.part === part).map(({ keyword }) => keyword),
      ),
    )
    .filter((part) => Object.keys(part).length > 0);
  const list = main.branches.map((branch): Alternative => {
    const gathered = gatherSchema(context, branch);
    const reference = isJsonObject(branch) ? readString(branch, "$ref") : undefined;
    return { schema: combine(context, base, gathered), ...(reference !== undefined && { reference }) };
  });
  return {
    list,
    ...(discriminator && { discriminator }),
    nullable: false,
    unchecked: dropped.map(({ keyword }) => keyword),
  };
}

/** A discriminator says that this is the choice that matters. */
function rankChoice(choice: Choice): number {
  return (isJsonObject(choice.part.discriminator) ? 1000 : 0) + choice.branches.length;
}

/** What applies to all branches applies to each. */
function combine(context: FieldContext, base: JsonObject[], branch: GatheredSchema): GatheredSchema {
  const parts = base.length === 0 ? branch.parts : [...new Set([...base, ...branch.parts])];
  return withKey(context, { ...branch, parts });
}

function findDiscriminator(parts: JsonObject[]): JsonObject | undefined {
  for (const part of parts) {
    const discriminator = readObject(part, "discriminator");
    if (discriminator && readString(discriminator, "propertyName") !== undefined) {
      return discriminator;
    }
  }
  return undefined;
}
