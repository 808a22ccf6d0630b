import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import type { FieldNode, MapField, NumberField, ObjectField, TupleField } from "./field";
import { fitsText } from "./fits-text";
import { equalJson } from "./json-text";

/**
 * Whether a value fits a field, without saying why not: for choosing among examples. Formats are not looked at, and a
 * file takes any text.
 */
export function fitsField(node: FieldNode, value: Json): boolean {
  if (value === null && node.nullable) {
    return true;
  }
  switch (node.kind) {
    case "any":
      return true;
    case "file":
      return typeof value === "string";
    case "string":
      return typeof value === "string" && fitsText(node, value);
    case "number":
    case "integer":
      return typeof value === "number" && fitsNumber(node, value);
    case "boolean":
      return typeof value === "boolean";
    case "enum":
      return node.values.some((candidate) => equalJson(candidate, value));
    case "const":
      return equalJson(node.value, value);
    case "array":
      return (
        Array.isArray(value) &&
        fitsCount(value.length, node.minItems, node.maxItems) &&
        value.every((item) => fitsField(node.item, item)) &&
        (!node.uniqueItems ||
          value.every((item, index) => value.findIndex((other) => equalJson(other, item)) === index))
      );
    case "tuple":
      return Array.isArray(value) && fitsTuple(node, value);
    case "map":
      return isJsonObject(value) && fitsMap(node, value);
    case "object":
      return isJsonObject(value) && fitsObject(node, value);
    case "union":
      return node.variants.some((variant) => fitsField(variant.node, value));
  }
}

function fitsNumber(node: NumberField, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
  return (
    (node.kind === "number" || Number.isInteger(value)) &&
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum) &&
    (multipleOf === undefined || isMultiple(value, multipleOf))
  );
}

/** 0.3 is a multiple of 0.1, although their quotient is not whole in floating point. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

function fitsCount(count: number, least = 0, most = Infinity): boolean {
  return count >= least && count <= most;
}

function fitsTuple(node: TupleField, items: Json[]): boolean {
  return (
    fitsCount(items.length, node.minItems, node.maxItems) &&
    items.every((item, index) => {
      const field = node.items[index] ?? node.rest;
      return field !== undefined && fitsField(field, item);
    })
  );
}

function fitsMap(node: MapField, value: JsonObject): boolean {
  const keys = Object.keys(value);
  return (
    fitsCount(keys.length, node.minProperties, node.maxProperties) &&
    (node.required ?? []).every((key) => Object.hasOwn(value, key)) &&
    keys.every((key) => (!node.key || fitsField(node.key, key)) && fitsField(node.value, value[key] ?? null))
  );
}

function fitsObject(node: ObjectField, value: JsonObject): boolean {
  const { additional } = node;
  const properties = new Map(node.properties.map((property) => [property.name, property]));
  const required = node.properties.filter((property) => property.required).map(({ name }) => name);
  const has = (name: string) => Object.hasOwn(value, name);
  return (
    fitsCount(Object.keys(value).length, node.minProperties, node.maxProperties) &&
    [...required, ...(node.requiredExtra ?? [])].every(has) &&
    (node.requireSets ?? []).every((sets) => sets.some((names) => names.every(has))) &&
    Object.keys(value).every((key) => {
      const property = properties.get(key);
      const member = value[key] ?? null;
      if (property) {
        return fitsField(property.node, member);
      }
      return additional === "open" || (additional !== "closed" && fitsField(additional, member));
    })
  );
}
