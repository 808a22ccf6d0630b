import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { FieldNode, ObjectField, StringField, UnionField } from "./field";
import { matchVariant } from "./match-variant";

const MAX_DEPTH = 4;

/**
 * The text that a value amounts to where its schema lets text be spelled in several ways: a string, an object whose only
 * free member is a text (`{type: "text", text}`), or a list of exactly one of these. Undefined when it holds more than that.
 */
export function readText(node: FieldNode, json: Json): string | undefined {
  switch (node.kind) {
    case "string":
    case "any":
      return typeof json === "string" ? json : undefined;
    case "array": {
      const [item, ...others] = Array.isArray(json) ? json : [];
      return item === undefined || others.length > 0 ? undefined : readText(node.item, item);
    }
    case "object": {
      const name = textProperty(node);
      const text = name !== undefined && isJsonObject(json) ? json[name] : undefined;
      const isPlain = isJsonObject(json) && Object.keys(json).every((key) => key === name || isConst(node, key));
      return isPlain && typeof text === "string" ? text : undefined;
    }
    case "union": {
      const variant = node.variants[matchVariant(node, json) ?? -1];
      return variant && readText(variant.node, json);
    }
    default:
      return undefined;
  }
}

/** The inverse of `readText`: the value that spells a text under this node, undefined when the node has no place for it. */
export function writeText(node: FieldNode, text: string, depth = 0): Json | undefined {
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  switch (node.kind) {
    case "string":
      return text;
    case "array": {
      const item = writeText(node.item, text, depth + 1);
      return item === undefined ? undefined : [item];
    }
    case "object":
      return writeObject(node, text);
    case "union":
      return textVariants(node)
        .map((variant) => writeText(variant, text, depth + 1))
        .find((json) => json !== undefined);
    default:
      return undefined;
  }
}

function writeObject(node: ObjectField, text: string): JsonObject | undefined {
  const name = textProperty(node);
  if (name === undefined) {
    return undefined;
  }
  const json: JsonObject = {};
  for (const property of node.properties) {
    if (property.name === name) {
      setMember(json, name, text);
    } else if (property.required && property.node.kind === "const") {
      setMember(json, property.name, property.node.value);
    }
  }
  return json;
}

/** The one required property that is not fixed, when it is plain text. */
function textProperty(node: ObjectField): string | undefined {
  const [only, ...others] = node.properties.filter((property) => property.required && property.node.kind !== "const");
  return only && others.length === 0 && only.node.kind === "string" && isPlainText(only.node) ? only.name : undefined;
}

function isPlainText(node: StringField): boolean {
  return node.format === undefined && node.pattern === undefined;
}

function isConst(node: ObjectField, name: string): boolean {
  return node.properties.some((property) => property.name === name && property.node.kind === "const");
}

/** Variants in the order to be tried: a part that calls itself text before one that only happens to hold some. */
function textVariants(node: UnionField): FieldNode[] {
  const isText = (variant: FieldNode) => variant.kind === "object" && textProperty(variant) === "text";
  const nodes = node.variants.map((variant) => variant.node);
  return [...nodes.filter((variant) => isText(variant)), ...nodes.filter((variant) => !isText(variant))];
}
