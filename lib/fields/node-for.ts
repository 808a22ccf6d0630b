import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";
import type { FieldContext } from "./field-context";
import { type GatheredSchema, gatherSchema } from "./gather-schema";

/**
 * The node of a schema. It may still be empty: it is filled before `buildField` returns, never in here, so that deep
 * and recursive schemas need no call stack. Nothing may look into it before that.
 */
export function nodeFor(context: FieldContext, schema: Json): FieldNode {
  return nodeForGathered(context, gatherSchema(context, schema));
}

/** Like `nodeFor`, for a schema that is already gathered. */
export function nodeForGathered(context: FieldContext, schema: GatheredSchema): FieldNode {
  let node = context.nodes.get(schema.key);
  if (!node) {
    node = { kind: "any" };
    context.nodes.set(schema.key, node);
    context.open.push({ node, schema });
  }
  return node;
}
