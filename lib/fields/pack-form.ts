import { dropUndefined } from "./drop-undefined";
import type {
  AnyField,
  ArrayField,
  BooleanField,
  ConstField,
  EnumField,
  FieldNode,
  FileField,
  MapField,
  NumberField,
  ObjectField,
  ObjectProperty,
  StringField,
  TupleField,
  UnionField,
  UnionVariant,
} from "./field";
import type { BodyForm, OperationForm, ParameterField } from "./operation-form";

/** A node whose places for other nodes hold their positions in the table. */
export type PackedNode =
  | StringField
  | NumberField
  | BooleanField
  | EnumField
  | ConstField
  | AnyField
  | FileField
  | (Omit<ArrayField, "item"> & { item: number })
  | (Omit<TupleField, "items" | "rest"> & { items: number[]; rest?: number })
  | (Omit<MapField, "value" | "key"> & { value: number; key?: number })
  | (Omit<ObjectField, "properties" | "additional"> & {
      properties: (Omit<ObjectProperty, "node"> & { node: number })[];
      additional: "open" | "closed" | number;
    })
  | (Omit<UnionField, "variants"> & { variants: (Omit<UnionVariant, "node"> & { node: number })[] });

type PackedMedia = Omit<BodyForm["media"][number], "node"> & { node: number };

/** An operation form as plain data without cycles: what a server component hands to the browser. */
export interface PackedForm extends Omit<OperationForm, "parameters" | "body"> {
  nodes: PackedNode[];
  parameters: (Omit<ParameterField, "node"> & { node: number })[];
  body?: Omit<BodyForm, "media"> & { media: PackedMedia[] };
}

/** Ten times what the largest operations of the usual descriptions need. */
const MAX_TABLE_LENGTH = 800_000;

/**
 * Puts every node of a form into one table, each once, so that shared and recursive nodes survive JSON. The table is
 * bounded in characters, because in some descriptions every type leads to every other: where the nodes nearest to the
 * top have filled it, what lies deeper is edited as JSON.
 */
export function packForm(form: OperationForm, maxTableLength = MAX_TABLE_LENGTH): PackedForm {
  const table = createTable();
  const { parameters, body, ...others } = form;
  const packed = {
    ...others,
    parameters: parameters.map((parameter) => ({ ...parameter, node: table.place(parameter.node) })),
    ...(body && { body: { ...body, media: body.media.map((media) => ({ ...media, node: table.place(media.node) })) } }),
  };
  return { ...packed, nodes: table.finish(maxTableLength) };
}

/** One node with all that it leads to, as plain data; the root is the first of the table. */
export function packField(node: FieldNode): PackedNode[] {
  const table = createTable();
  table.place(node);
  return table.finish(MAX_TABLE_LENGTH);
}

/** The inverse of `packField`. */
export function unpackField(packed: readonly PackedNode[]): FieldNode {
  return unpackNodes(packed)(0);
}

interface NodeTable {
  /** The node's position in the table. */
  place(node: FieldNode): number;
  finish(maxLength: number): PackedNode[];
}

function createTable(): NodeTable {
  const positions = new Map<FieldNode, number>();
  const open: FieldNode[] = [];
  const place = (node: FieldNode): number => {
    const known = positions.get(node);
    if (known !== undefined) {
      return known;
    }
    positions.set(node, open.length);
    open.push(node);
    return open.length - 1;
  };
  return {
    place,
    finish: (maxLength) => {
      const nodes: PackedNode[] = [];
      let length = 0;
      // The list grows while it is walked, level by level.
      for (const node of open) {
        const packedNode = packNode(length > maxLength ? withoutParts(node) : node, place);
        length += JSON.stringify(packedNode).length;
        nodes.push(packedNode);
      }
      return nodes;
    },
  };
}

/** The node as a JSON editor, if it has other nodes in it. */
function withoutParts(node: FieldNode): FieldNode {
  switch (node.kind) {
    case "array":
    case "tuple":
    case "map":
    case "object":
    case "union": {
      const { title, description, nullable, deprecated, readOnly, writeOnly, typeName } = node;
      const base = { title, description, nullable, deprecated, readOnly, writeOnly, typeName };
      return { kind: "any", ...dropUndefined(base), unchecked: ["size"] };
    }
    default:
      return node;
  }
}

/** The inverse of `packForm`. Runs in the browser: one pass over the table, no validation. */
export function unpackForm(packed: PackedForm): OperationForm {
  const at = unpackNodes(packed.nodes);
  const { nodes: _nodes, parameters, body, ...others } = packed;
  return {
    ...others,
    parameters: parameters.map((parameter) => ({ ...parameter, node: at(parameter.node) })),
    ...(body && { body: { ...body, media: body.media.map((media) => ({ ...media, node: at(media.node) })) } }),
  };
}

function unpackNodes(packed: readonly PackedNode[]): (position: number) => FieldNode {
  const nodes = packed.map((): FieldNode => ({ kind: "any" }));
  const at = (position: number): FieldNode => nodes[position] ?? { kind: "any" };
  packed.forEach((node, position) => {
    Object.assign(at(position), unpackNode(node, at));
  });
  return at;
}

function packNode(node: FieldNode, place: (node: FieldNode) => number): PackedNode {
  switch (node.kind) {
    case "array":
      return { ...node, item: place(node.item) };
    case "tuple": {
      const { rest, ...others } = node;
      return { ...others, items: node.items.map(place), ...(rest && { rest: place(rest) }) };
    }
    case "map": {
      const { key, ...others } = node;
      return { ...others, value: place(node.value), ...(key && { key: place(key) }) };
    }
    case "object":
      return {
        ...node,
        properties: node.properties.map((property) => ({ ...property, node: place(property.node) })),
        additional: typeof node.additional === "string" ? node.additional : place(node.additional),
      };
    case "union":
      return { ...node, variants: node.variants.map((variant) => ({ ...variant, node: place(variant.node) })) };
    default:
      return node;
  }
}

function unpackNode(node: PackedNode, at: (position: number) => FieldNode): FieldNode {
  switch (node.kind) {
    case "array":
      return { ...node, item: at(node.item) };
    case "tuple": {
      const { rest, ...others } = node;
      return { ...others, items: node.items.map(at), ...(rest !== undefined && { rest: at(rest) }) };
    }
    case "map": {
      const { key, ...others } = node;
      return { ...others, value: at(node.value), ...(key !== undefined && { key: at(key) }) };
    }
    case "object":
      return {
        ...node,
        properties: node.properties.map((property) => ({ ...property, node: at(property.node) })),
        additional: typeof node.additional === "string" ? node.additional : at(node.additional),
      };
    case "union":
      return { ...node, variants: node.variants.map((variant) => ({ ...variant, node: at(variant.node) })) };
    default:
      return node;
  }
}
