import { type Json, type JsonObject, setMember } from "@/lib/json";
import type { ArrayField, FieldNode, MapField, NumberField, ObjectField, TupleField } from "./field";
import { fitsField } from "./fits-field";
import { sampleText } from "./sample-text";

/** Required members of a recursive schema are followed this deep; what is below cannot be valid anyway. */
const MAX_DEPTH = 12;
const MAX_ITEMS = 8;

/**
 * A value that fits a field: its first example that fits, else its default, else one made from its fixed values, bounds,
 * format and pattern, with required parts only. Files have no JSON and are left out; on its own a file is null.
 */
export function exampleValue(node: FieldNode): Json {
  return makeExample(node, 0) ?? emptyValue(node);
}

/** Where no finite value fits, as when an object requires one of its own kind. */
function emptyValue(node: FieldNode): Json {
  switch (node.kind) {
    case "object":
    case "map":
      return {};
    case "array":
    case "tuple":
      return [];
    default:
      return null;
  }
}

function makeExample(node: FieldNode, depth: number, variation = 0): Json | undefined {
  const given = variation === 0 ? [...(node.examples ?? []), ...(node.default == null ? [] : [node.default])] : [];
  const known = given.find((value) => fitsField(node, value));
  if (known !== undefined) {
    return known;
  }
  if (depth > MAX_DEPTH) {
    return node.nullable ? null : undefined;
  }
  switch (node.kind) {
    case "string":
      return sampleText(node, variation);
    case "number":
    case "integer":
      return sampleNumber(node, variation);
    case "boolean":
      return variation % 2 === 0;
    case "enum":
      return node.values[variation % node.values.length];
    case "const":
      return node.value;
    case "any":
      return variation === 0 ? {} : variation;
    case "file":
      return undefined;
    case "array":
      return sampleList(node, depth);
    case "tuple":
      return sampleTuple(node, depth);
    case "map":
      return sampleMap(node, depth);
    case "object":
      return sampleObject(node, depth, variation);
    case "union":
      return sampleUnion(
        node.variants.map((variant) => variant.node),
        depth,
        variation,
      );
  }
}

/**
 * The first variant that has an example, but rather one that fits no sibling, since `oneOf` refuses values that fit two.
 * Optional properties may be what makes the difference.
 */
function sampleUnion(variants: FieldNode[], depth: number, variation: number): Json | undefined {
  const samples: Json[] = [];
  for (const isFull of [false, true]) {
    for (const variant of variants) {
      const sample =
        isFull && variant.kind === "object"
          ? sampleObject(variant, depth + 1, variation, true)
          : makeExample(variant, depth + 1, variation);
      if (sample !== undefined && variants.every((other) => other === variant || !fitsField(other, sample))) {
        return sample;
      }
      samples.push(...(sample === undefined ? [] : [sample]));
    }
  }
  return samples[0];
}

function sampleNumber(node: NumberField, variation: number): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node;
  const step = node.multipleOf ?? (node.kind === "integer" ? 1 : undefined);
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  const middle = Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : 0;
  const nearLow =
    step === undefined ? [low, low + 1] : [Math.ceil(low / step) * step, (Math.floor(low / step) + 1) * step];
  const nearHigh =
    step === undefined ? [high, high - 1] : [Math.floor(high / step) * step, (Math.ceil(high / step) - 1) * step];
  const start = [1, 0, step ?? 1, ...nearLow, ...nearHigh, middle].filter(
    (value) => Number.isFinite(value) && fitsField(node, value),
  );
  const [first = 1] = start;
  const varied = first + variation * (step ?? 1);
  return fitsField(node, varied) ? varied : first;
}

/** Optional lists are shown with one item, so that a person sees what goes in. */
function sampleList(node: ArrayField, depth: number): Json[] | undefined {
  const least = node.minItems ?? 0;
  const wanted = Math.min(Math.max(least, depth < 4 ? 1 : 0), node.maxItems ?? MAX_ITEMS, Math.max(MAX_ITEMS, least));
  const items: Json[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const item = makeExample(node.item, depth + 1, node.uniqueItems ? index : 0);
    if (item !== undefined) {
      items.push(item);
    }
  }
  return items.length < least ? undefined : items;
}

function sampleTuple(node: TupleField, depth: number): Json[] | undefined {
  const count = Math.min(Math.max(node.minItems ?? 0, node.items.length), node.maxItems ?? Infinity);
  const items = Array.from({ length: count }, (_, index) => {
    const item = node.items[index] ?? node.rest;
    return item && makeExample(item, depth + 1);
  });
  const complete = items.filter((item) => item !== undefined);
  return complete.length === items.length ? complete : undefined;
}

function sampleMap(node: MapField, depth: number): JsonObject | undefined {
  const keys = new Set(node.required ?? []);
  for (let index = 0; keys.size < (node.minProperties ?? 0) && index < 100; index += 1) {
    const key = node.key ? makeExample(node.key, depth + 1, index) : `key${index + 1}`;
    keys.add(typeof key === "string" ? key : `key${index + 1}`);
  }
  const value: JsonObject = {};
  for (const key of keys) {
    const member = makeExample(node.value, depth + 1);
    if (member === undefined) {
      return undefined;
    }
    setMember(value, key, member);
  }
  return value;
}

function sampleObject(node: ObjectField, depth: number, variation: number, isFull = false): JsonObject | undefined {
  const value: JsonObject = {};
  const needed = new Set((node.requireSets ?? []).flatMap((sets) => sets[0] ?? []));
  const least = isFull ? Math.min(node.properties.length, node.maxProperties ?? Infinity) : (node.minProperties ?? 0);
  const required = node.properties.filter(({ name, required }) => required || needed.has(name));
  const optional = node.properties.filter((property) => !required.includes(property) && !property.node.readOnly);
  for (const property of [...required, ...optional.slice(0, Math.max(0, least - required.length))]) {
    const member = makeExample(property.node, depth + 1, variation);
    if (member !== undefined) {
      setMember(value, property.name, member);
    } else if (property.required && property.node.kind !== "file") {
      return undefined;
    }
  }
  for (const name of node.requiredExtra ?? []) {
    const member = typeof node.additional === "string" ? "text" : makeExample(node.additional, depth + 1);
    setMember(value, name, member ?? "text");
  }
  return value;
}
