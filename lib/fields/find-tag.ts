import type { Json, JsonObject } from "@/lib/json";
import { readMember, readObject, readString } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { readFixedProperty } from "./fixed-property";
import { componentName, type GatheredSchema, withKey } from "./gather-schema";
import { equalJson } from "./json-text";
import { type Alternative, listAlternatives } from "./list-alternatives";
import { mappedReference } from "./list-mapped";
import { kindOf } from "./variant-kind";

export interface TaggedVariant extends Alternative {
  tags?: Json[];
}

export interface TaggedVariants {
  variants: TaggedVariant[];
  tag?: string;
}

/** Names that authors give to such properties; others are taken only when none of these will do. */
const COMMON_TAGS = ["type", "role", "kind", "object", "event", "action", "op", "mode"];

/**
 * Finds the property that tells the object variants apart, declared by a discriminator or inferred: fixed in every one
 * of them, with no value in common. When there is none the variants come back without tags.
 */
export function findTag(
  context: FieldContext,
  variants: Alternative[],
  discriminator: JsonObject | undefined,
): TaggedVariants {
  const members = variants.filter(({ schema }) => hasMembers(context, schema));
  if (members.length < 2) {
    return { variants };
  }
  const declared = discriminator && readDeclared(context, members, discriminator);
  if (declared) {
    return withTags(variants, members, declared);
  }
  for (const tag of listCandidates(context, members)) {
    const found = members.map(({ schema }) => readFixedProperty(context, schema, tag));
    if (
      found.every((property) => property?.isCertain) &&
      areDisjoint(found.map((property) => property?.values ?? []))
    ) {
      return withTags(variants, members, {
        tag,
        variants: members.map((member, index) => ({ ...member, tags: found[index]?.values ?? [] })),
      });
    }
  }
  return { variants };
}

function hasMembers(context: FieldContext, schema: GatheredSchema): boolean {
  const kind = kindOf(context, schema);
  return (
    kind === "object" ||
    (kind === "union" &&
      (listAlternatives(context, schema)?.list ?? []).some((inner) => hasMembers(context, inner.schema)))
  );
}

function withTags(all: Alternative[], members: Alternative[], found: Required<TaggedVariants>): TaggedVariants {
  return { tag: found.tag, variants: all.map((variant) => found.variants[members.indexOf(variant)] ?? variant) };
}

function readDeclared(
  context: FieldContext,
  members: Alternative[],
  discriminator: JsonObject,
): Required<TaggedVariants> | undefined {
  const tag = readString(discriminator, "propertyName") ?? "";
  const mapping = readObject(discriminator, "mapping") ?? {};
  const variants = members.map((member): TaggedVariant | undefined => {
    const own = readFixedProperty(context, member.schema, tag)?.values;
    const mapped = mappedNames(member, mapping);
    const shared = own && mapped.filter((name) => own.some((value) => equalJson(value, name)));
    if (own && (own.length === 1 || shared?.length === 0)) {
      return { ...member, tags: own };
    }
    const tags = shared ?? mapped;
    return tags.length > 0 ? { ...member, tags, schema: narrow(context, member.schema, tag, tags) } : undefined;
  });
  const complete = variants.filter((variant) => variant !== undefined);
  const isUsable = complete.length === members.length && areDisjoint(complete.map(({ tags }) => tags ?? []));
  return isUsable ? { tag, variants: complete } : undefined;
}

/** Without an entry in the mapping the name of the component is the value (OpenAPI, Discriminator Object). */
function mappedNames(variant: Alternative, mapping: JsonObject): string[] {
  const { reference } = variant;
  if (reference === undefined) {
    return [];
  }
  const names = Object.keys(mapping).filter((name) => mappedReference(readMember(mapping, name) ?? null) === reference);
  return names.length > 0 ? names : [componentName(reference)];
}

/** A variant whose tag is only known from the mapping gets it as a fixed value, so that choosing it fills it in. */
function narrow(context: FieldContext, schema: GatheredSchema, tag: string, tags: Json[]): GatheredSchema {
  if (kindOf(context, schema) === "union") {
    return schema;
  }
  const part: JsonObject = { properties: Object.fromEntries([[tag, { enum: tags }]]), required: [tag] };
  return withKey(context, { ...schema, parts: [...schema.parts, part] });
}

function listCandidates(context: FieldContext, members: Alternative[]): string[] {
  const [first] = members;
  const schemas = first
    ? [first.schema, ...(listAlternatives(context, first.schema)?.list ?? []).map((one) => one.schema)]
    : [];
  const names = [
    ...new Set(
      schemas.flatMap(({ parts }) => parts.flatMap((part) => Object.keys(readObject(part, "properties") ?? {}))),
    ),
  ];
  const rank = (name: string) => {
    const isRequired = members.every(({ schema }) => readFixedProperty(context, schema, name)?.isRequired);
    const common = COMMON_TAGS.indexOf(name);
    return (isRequired ? 0 : 1000) + (common === -1 ? COMMON_TAGS.length : common);
  };
  const ranked = names
    .filter((name) => first && readFixedProperty(context, first.schema, name)?.isCertain)
    .map((name) => ({ name, rank: rank(name) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}

function areDisjoint(lists: Json[][]): boolean {
  const all = lists.flat();
  return all.every((value, index) => all.findIndex((other) => equalJson(other, value)) === index);
}
