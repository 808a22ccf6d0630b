import type { Draft } from "./draft";
import { additionalNode, blankDraft, draftFromJson } from "./draft-from-json";
import { appendRow } from "./draft-rows";
import type { FieldNode, ObjectField, UnionField } from "./field";
import { matchVariant } from "./match-variant";

/** A recursive schema with required members would never end; deeper ones start absent. */
const MAX_DEPTH = 8;
/** `minItems` rows are laid out up to this many. */
const MAX_START_ROWS = 16;

/**
 * The draft of something that was just added. Single values wait for input and are not sent before (a default is shown as
 * placeholder); fixed values are filled in; objects get their required properties, lists their least number of rows,
 * unions their first variant. What has parts and a default of its own starts from that default.
 */
export function startDraft(node: FieldNode): Draft {
  const hasDefault = node.default !== undefined && node.default !== null;
  switch (node.kind) {
    case "array":
    case "tuple":
    case "map":
    case "object":
      return hasDefault ? draftFromJson(node, node.default) : skeletonDraft(node, 0);
    case "union": {
      const match = hasDefault && node.default !== undefined ? matchVariant(node, node.default) : undefined;
      const variant = match === undefined ? undefined : node.variants[match];
      return variant
        ? choose(match ?? 0, startDraft({ ...variant.node, default: node.default }))
        : skeletonDraft(node, 0);
    }
    default:
      return skeletonDraft(node, 0);
  }
}

function skeletonDraft(node: FieldNode, depth: number): Draft {
  if (depth > MAX_DEPTH) {
    return { state: "absent" };
  }
  switch (node.kind) {
    case "string":
    case "number":
    case "integer":
    case "any":
    case "boolean":
    case "enum":
    case "file":
      return blankDraft(node);
    case "const":
      return { state: "set" };
    case "array":
      return withRows({ state: "set", order: [], rows: {} }, node.item, node.minItems ?? 0, depth);
    case "tuple": {
      const parts = node.items.map((item, index): [string, Draft] => [`i${index}`, skeletonDraft(item, depth + 1)]);
      const draft: Draft = { state: "set", parts: Object.fromEntries(parts), order: [], rows: {} };
      return withRows(draft, node.rest, (node.minItems ?? 0) - node.items.length, depth);
    }
    case "map":
      return (node.required ?? []).reduce<Draft>(
        (draft, key) => appendRow(draft, { key, value: skeletonDraft(node.value, depth + 1) }),
        { state: "set", order: [], rows: {} },
      );
    case "object":
      return objectSkeleton(node, depth);
    case "union":
      return unionSkeleton(node, depth);
  }
}

function withRows(draft: Draft, node: FieldNode | undefined, count: number, depth: number): Draft {
  let filled = draft;
  for (let row = 0; node && row < Math.min(count, MAX_START_ROWS); row += 1) {
    filled = appendRow(filled, { value: skeletonDraft(node, depth + 1) });
  }
  return filled;
}

function objectSkeleton(node: ObjectField, depth: number): Draft {
  const required = node.properties.flatMap((property, index): [string, Draft][] =>
    property.required && !property.node.readOnly ? [[`p${index}`, skeletonDraft(property.node, depth + 1)]] : [],
  );
  return (node.requiredExtra ?? []).reduce<Draft>(
    (draft, key) => appendRow(draft, { key, value: skeletonDraft(additionalNode(node), depth + 1) }),
    { state: "set", parts: Object.fromEntries(required), order: [], rows: {} },
  );
}

function unionSkeleton(node: UnionField, depth: number): Draft {
  const [first] = node.variants;
  return first ? choose(0, skeletonDraft(first.node, depth + 1)) : { state: "absent" };
}

function choose(index: number, draft: Draft): Draft {
  return { state: "set", choice: String(index), parts: { [`v${index}`]: draft } };
}
