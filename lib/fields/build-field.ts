import type { Schema } from "@/lib/openapi/operation";
import { annotateField } from "./annotate-field";
import { buildList } from "./build-list";
import { buildObject } from "./build-object";
import { buildLiterals, buildNumber, buildString } from "./build-scalar";
import { buildUnion } from "./build-union";
import { dropUndefined } from "./drop-undefined";
import type { FieldNode } from "./field";
import type { FieldContext } from "./field-context";
import type { GatheredSchema } from "./gather-schema";
import { listAlternatives } from "./list-alternatives";
import { nodeFor } from "./node-for";
import { outlineSchema, type SchemaOutline } from "./outline-schema";

/** What is beyond this many nodes in one go stays a JSON editor; the largest public descriptions need a tenth of it. */
const MAX_NODES = 100_000;

/**
 * The field of a schema and of everything in it. Never throws: what cannot be expressed becomes a JSON editor. The
 * nodes are shared within the context, so treat them as immutable.
 */
export function buildField(schema: Schema, context: FieldContext): FieldNode {
  const node = nodeFor(context, schema);
  let filled = 0;
  for (let promise = context.open.pop(); promise; promise = context.open.pop()) {
    filled += 1;
    const built = filled > MAX_NODES ? unknownField(["size"]) : buildNode(context, promise.schema);
    Object.assign(promise.node, dropUndefined(built));
  }
  return node;
}

function buildNode(context: FieldContext, schema: GatheredSchema): FieldNode {
  const outline = outlineSchema(context, schema);
  if (outline.empty && !outline.nullable) {
    return annotateField(unknownField(["false"]), schema, outline);
  }
  const alternatives = listAlternatives(context, schema);
  if (!alternatives) {
    return annotateField(buildSingle(context, schema, outline), schema, outline);
  }
  const union = buildUnion(context, schema, alternatives);
  return "only" in union ? buildNode(context, union.only) : annotateField(union.node, schema, outline);
}

function buildSingle(context: FieldContext, schema: GatheredSchema, outline: SchemaOutline): FieldNode {
  const { parts } = schema;
  if (outline.empty) {
    return { kind: "const", value: null };
  }
  if (outline.literals) {
    return buildLiterals(outline.literals, outline.literalNames);
  }
  const type = outline.types?.size === 1 ? [...outline.types][0] : undefined;
  switch (type) {
    case "string":
      return buildString(context, parts);
    case "number":
    case "integer":
      return buildNumber(parts, type);
    case "boolean":
      return { kind: "boolean" };
    case "array":
      return buildList(context, parts);
    case "object":
      return buildObject(context, parts, outline.requireSets);
    case undefined:
      return unknownField(schema.lost ? ["$ref"] : []);
  }
}

function unknownField(unchecked: string[]): FieldNode {
  return { kind: "any", ...(unchecked.length > 0 && { unchecked }) };
}
