import type { FieldNode } from "@/lib/fields/field";
import { readNumberText } from "@/lib/fields/number-text";
import { compileValidator } from "@/lib/fields/validate";
import type { Json, JsonObject } from "@/lib/json";
import { setMember } from "@/lib/json";

/** A list of lists, or a recursive union, has no spelling in one text; nobody means more than a list by one. */
const MAX_DEPTH = 4;

/** The value that a text stands for under a field. A text that does not fit stays text, for the check to complain of. */
export function coerceText(node: FieldNode, text: string, depth = 0): Json {
  if (depth > MAX_DEPTH) {
    return text;
  }
  switch (node.kind) {
    case "integer":
    case "number":
      return readNumberText(text).value ?? asNull(node, text);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : asNull(node, text);
    case "enum":
      return findLiteral(node.values, text) ?? asNull(node, text);
    case "const":
      return findLiteral([node.value], text) ?? asNull(node, text);
    case "array":
      return text === "" ? [] : text.split(",").map((item) => coerceText(node.item, item, depth + 1));
    case "object":
    case "map":
    case "tuple":
      return parseJson(text) ?? text;
    case "union":
      return coerceToVariant(
        node.variants.map((variant) => variant.node),
        text,
        depth,
      );
    case "string":
    case "any":
    case "file":
      return text;
  }
}

/** Names and texts of an object's members, each with the type that the object gives it. */
export function coerceMembers(node: FieldNode, members: Iterable<readonly [string, string]>): JsonObject {
  const value: JsonObject = {};
  for (const [name, text] of members) {
    setMember(value, name, coerceText(memberNode(node, name), text));
  }
  return value;
}

/** The field of a member; one that takes everything when the field knows no such member. */
function memberNode(node: FieldNode, name: string): FieldNode {
  switch (node.kind) {
    case "object": {
      const found = node.properties.find((property) => property.name === name)?.node;
      return found ?? (typeof node.additional === "object" ? node.additional : { kind: "any" });
    }
    case "map":
      return node.value;
    default:
      return { kind: "any" };
  }
}

function asNull(node: FieldNode, text: string): Json {
  return node.nullable && text === "null" ? null : text;
}

function findLiteral(values: readonly Json[], text: string): Json | undefined {
  return values.find((value) => value === text || (typeof value !== "string" && JSON.stringify(value) === text));
}

function coerceToVariant(nodes: readonly FieldNode[], text: string, depth: number): Json {
  const values = nodes.map((node) => ({ node, value: coerceText(node, text, depth + 1) }));
  const fitting = values.find(({ node, value }) => compileValidator(node)(value).length === 0);
  return (fitting ?? values[0])?.value ?? text;
}

/** The value of JSON text; undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
