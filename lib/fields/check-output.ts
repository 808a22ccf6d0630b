import { isJsonObject, type Json } from "@/lib/json";
import { createResolver } from "@/lib/openapi/json-pointer";
import { buildField } from "./build-field";
import type { FieldNode } from "./field";
import { contextOf } from "./field-context";
import type { Problem } from "./problem";
import { compileValidator } from "./validate";

/** What a text is, held against a JSON Schema. */
export type OutputVerdict =
  | { kind: "no-json"; detail: string }
  /** JSON that is nested too deeply to be checked. */
  | { kind: "too-deep" }
  | {
      kind: "checked";
      problems: Problem[];
      /** Keywords of the schema that were not looked at. */
      unchecked: string[];
    };

/** Parses what a model wrote and checks it against the schema that it was to follow; undefined when that is no schema. */
export function checkOutput(schema: Json | undefined, text: string): OutputVerdict | undefined {
  if (!isJsonObject(schema)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: "no-json", detail: error instanceof Error ? error.message : "" };
  }
  const node = buildField(
    schema,
    contextOf({ resolve: createResolver(schema) }, { direction: "response", files: false }),
  );
  try {
    return { kind: "checked", problems: compileValidator(node)(value), unchecked: listUnchecked(node) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "too-deep" };
    throw error;
  }
}

function listUnchecked(root: FieldNode): string[] {
  const seen = new Set<FieldNode>([root]);
  const found = new Set<string>();
  for (const node of seen) {
    for (const keyword of node.unchecked ?? []) found.add(keyword);
    for (const inner of listInner(node)) seen.add(inner);
  }
  return [...found];
}

function listInner(node: FieldNode): FieldNode[] {
  switch (node.kind) {
    case "array":
      return [node.item];
    case "tuple":
      return [...node.items, ...(node.rest ? [node.rest] : [])];
    case "map":
      return [node.value, ...(node.key ? [node.key] : [])];
    case "object":
      return [
        ...node.properties.map((property) => property.node),
        ...(typeof node.additional === "string" ? [] : [node.additional]),
      ];
    case "union":
      return node.variants.map((variant) => variant.node);
    default:
      return [];
  }
}
