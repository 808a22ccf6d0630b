import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import type { FieldNode, ObjectField, UnionField, UnionVariant } from "./field";
import { equalJson } from "./json-text";

/** A recursive schema is scored this many levels down; beyond it every variant looks alike. */
const MAX_DEPTH = 4;
/** Lists are judged by their first items: enough to tell strings from parts, and cheap for long ones. */
const MAX_ITEMS = 4;
/** A variant that takes anything is the last resort. */
const ANYTHING_SCORE = -3;

/**
 * Which variant of a union a value belongs to: by its tag, else by its JSON type, else by how well its members fit
 * (the first of equals). Undefined when no variant takes values of this type, or when the tag names no variant.
 */
export function matchVariant(union: UnionField, value: Json): number | undefined {
  return matchWithin(union, value, 0);
}

function matchWithin(union: UnionField, value: Json, depth: number): number | undefined {
  const all = union.variants.map((variant, index) => ({ variant, index }));
  const tagged = all.filter(({ variant }) => variantHasTag(union, variant, value));
  const mayTake = tagged.length > 0 ? tagged : all.filter(({ variant }) => !contradictsTag(union, variant, value));
  const candidates = mayTake.filter(({ variant }) => takesType(variant.node, value, depth));
  const [first] = candidates;
  if (candidates.length < 2 || first === undefined) {
    return first?.index;
  }
  return candidates
    .map(({ variant, index }) => ({ index, score: fitScore(variant.node, value, depth) }))
    .reduce((best, next) => (next.score > best.score ? next : best)).index;
}

/** The value of the union's tag in a value; undefined when it has none. */
export function tagOf(union: UnionField, value: Json): Json | undefined {
  if (union.tag === undefined || !isJsonObject(value) || !Object.hasOwn(value, union.tag)) {
    return undefined;
  }
  return value[union.tag];
}

function variantHasTag(union: UnionField, variant: UnionVariant, value: Json): boolean {
  const tag = tagOf(union, value);
  return tag !== undefined && (variant.tags ?? []).some((candidate) => equalJson(candidate, tag));
}

/** A value whose tag belongs to no variant fits only those that have no tag. */
function contradictsTag(union: UnionField, variant: UnionVariant, value: Json): boolean {
  return tagOf(union, value) !== undefined && variant.tags !== undefined && variant.tags.length > 0;
}

/** Whether a node takes values of this JSON type; text in place of an enumeration's number is told apart by type too. */
function takesType(node: FieldNode, value: Json, depth: number): boolean {
  if (value === null) {
    return (
      node.nullable === true ||
      node.kind === "any" ||
      node.kind === "file" ||
      (node.kind === "const" && node.value === null)
    );
  }
  switch (node.kind) {
    case "any":
      return true;
    case "file":
    case "string":
      return typeof value === "string";
    case "number":
    case "integer":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "enum":
      return node.values.some((candidate) => jsonType(candidate) === jsonType(value));
    case "const":
      return jsonType(node.value) === jsonType(value);
    case "array":
    case "tuple":
      return Array.isArray(value);
    case "map":
    case "object":
      return isJsonObject(value);
    case "union":
      return depth < MAX_DEPTH && matchWithin(node, value, depth + 1) !== undefined;
  }
}

function jsonType(value: Json): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** Higher fits better. Hits and misses of fixed values outweigh everything else, since they are how schemas tell kinds apart. */
function fitScore(node: FieldNode, value: Json, depth: number): number {
  if (depth > MAX_DEPTH || value === null) {
    return node.kind === "any" ? ANYTHING_SCORE : 0;
  }
  switch (node.kind) {
    case "any":
      return ANYTHING_SCORE;
    case "file":
    case "boolean":
    case "number":
      return 0;
    case "string":
      return stringScore(node.pattern, node.format, value);
    case "integer":
      return Number.isInteger(value) ? 1 : -10;
    case "enum":
      return node.values.some((candidate) => equalJson(candidate, value)) ? 20 : -20;
    case "const":
      return equalJson(node.value, value) ? 20 : -20;
    case "array":
      return itemsScore(() => node.item, value, depth);
    case "tuple":
      return itemsScore((index) => node.items[index] ?? node.rest, value, depth);
    case "map":
      return isJsonObject(value) ? itemsScore(() => node.value, Object.values(value), depth) : 0;
    case "object":
      return isJsonObject(value) ? objectScore(node, value, depth) : 0;
    case "union": {
      const match = matchWithin(node, value, depth + 1);
      const variant = match === undefined ? undefined : node.variants[match];
      return variant ? fitScore(variant.node, value, depth + 1) : -10;
    }
  }
}

function stringScore(pattern: string | undefined, format: string | undefined, value: Json): number {
  if (typeof value !== "string" || pattern === undefined) {
    return format === undefined ? 0 : -1;
  }
  try {
    return new RegExp(pattern, "u").test(value) ? 2 : -2;
  } catch {
    return 0;
  }
}

function itemsScore(nodeAt: (index: number) => FieldNode | undefined, value: Json, depth: number): number {
  if (!Array.isArray(value)) {
    return 0;
  }
  return value.slice(0, MAX_ITEMS).reduce<number>((sum, item, index) => {
    const node = nodeAt(index);
    if (!node) {
      return sum - 10;
    }
    return sum + (takesType(node, item, depth + 1) ? 2 + fitScore(node, item, depth + 1) : -10);
  }, 0);
}

function objectScore(node: ObjectField, value: JsonObject, depth: number): number {
  const known = new Set(node.properties.map((property) => property.name));
  const unknown = Object.keys(value).filter((key) => !known.has(key)).length;
  return node.properties.reduce((sum, property) => {
    const member = Object.hasOwn(value, property.name) ? value[property.name] : undefined;
    if (member === undefined) {
      return sum - (property.required && !property.node.readOnly ? 6 : 0);
    }
    const takes = takesType(property.node, member, depth + 1);
    return sum + (property.required ? 3 : 1) + (takes ? fitScore(property.node, member, depth + 1) : -10);
  }, -unknown);
}
