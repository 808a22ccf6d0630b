import type { FieldNode } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { type Json, type JsonObject, setMember } from "@/lib/json";
import type { MediaTypeSpec } from "@/lib/openapi/operation";
import { coerceMembers, coerceText, parseJson } from "./coerce-text";

type Encoding = MediaTypeSpec["encoding"][string];

/** The pairs of a form body; undefined when it is none. Files become their names: nothing else of them is checked. */
export async function readFormPairs(bytes: Buffer, contentType: string): Promise<[string, string][] | undefined> {
  try {
    const headers = { "content-type": contentType };
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    return [...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  } catch {
    return undefined;
  }
}

/**
 * The object that form pairs stand for. Lists and objects are recognised in every way of writing them that is common,
 * whichever one the description prefers; pairs that belong to no described member are not looked at.
 */
export function gatherForm(
  node: FieldNode,
  pairs: [string, string][],
  encoding: MediaTypeSpec["encoding"],
): JsonObject {
  if (node.kind !== "object") {
    return coerceMembers(node, pairs);
  }
  const value: JsonObject = {};
  for (const property of node.properties) {
    const own = Object.hasOwn(encoding, property.name) ? encoding[property.name] : undefined;
    const member =
      gatherMember(property.node, property.name, pairs, own) ??
      (property.required ? standInFor(property.node) : undefined);
    if (member !== undefined) {
      setMember(value, property.name, member);
    }
  }
  return value;
}

/** A file that is required is not asked for: the examples that people send first cannot bring one along. */
function standInFor(node: FieldNode): Json | undefined {
  if (node.kind === "array" && node.item.kind === "file") {
    return [""];
  }
  return node.kind === "file" ? "" : undefined;
}

function gatherMember(
  node: FieldNode,
  name: string,
  pairs: [string, string][],
  encoding: Encoding | undefined,
): Json | undefined {
  const texts = pairs.filter(([key]) => key === name || isListKey(key, name)).map(([, text]) => text);
  const [text] = texts;
  switch (node.kind) {
    case "array":
    case "tuple": {
      const item: FieldNode = node.kind === "array" ? node.item : { kind: "any" };
      const whole = texts.length === 1 ? parseJson(text ?? "") : undefined;
      const items = encoding?.explode === false ? texts.flatMap((joined) => joined.split(/[,|\s]/)) : texts;
      return text === undefined
        ? undefined
        : Array.isArray(whole)
          ? whole
          : items.map((part) => coerceText(item, part));
    }
    case "object":
    case "map":
      return text === undefined ? gatherDeep(node, name, pairs) : coerceText(node, text);
    case "union": {
      const readings = node.variants.map((variant) => gatherMember(variant.node, name, pairs, encoding));
      const present = readings.filter((reading) => reading !== undefined);
      return present.find((reading) => fitsField(node, reading)) ?? present[0];
    }
    default:
      return text === undefined ? undefined : coerceText(node, text);
  }
}

/** `tags[]` and `tags[0]` */
function isListKey(key: string, name: string): boolean {
  return key.startsWith(`${name}[`) && /^\[\d*\]$/.test(key.slice(name.length));
}

/** `address[city]`, `address[geo][lat]`, or the members of the object side by side with those around it. */
function gatherDeep(node: FieldNode, name: string, pairs: [string, string][]): JsonObject | undefined {
  const inner = pairs.flatMap(([key, text]): [string, string][] => {
    const match = key.startsWith(`${name}[`) ? /^\[([^\]]*)\](.*)$/s.exec(key.slice(name.length)) : undefined;
    return match ? [[`${match[1]}${match[2]}`, text]] : [];
  });
  const names = node.kind === "object" ? node.properties.map((property) => property.name) : [];
  const members = inner.length > 0 ? inner : pairs.filter(([key]) => names.includes(key));
  return members.length === 0 ? undefined : gatherForm(node, members, {});
}
