import type { EnumField, FieldNode, ObjectField, StringField, TupleField, UnionField } from "@/lib/fields/field";
import { UniqueNames } from "@/lib/openapi/slug";
import { anchorWithin } from "./anchor-ids";
import { ContentKeys, type ContentNode } from "./content-key";

/** A longer list of values is folded up and listed once per page. */
export const MAX_VALUES_IN_LINE = 12;
const MAX_SMALL_PARTS = 4;
const MAX_OPEN_PARTS = 12;
const MAX_WRAPPERS = 8;

export type EntryRole = "root" | "property" | "others" | "variant" | "item";

/** One line of the reference: a parameter, property, variant or list position, and what can be opened below it. */
export interface Entry {
  /** Anchor on the page. */
  id: string;
  role: EntryRole;
  name: string;
  node: FieldNode;
  required: boolean;
  /** Its details are shown at once instead of folded up. */
  open: boolean;
  parent?: Entry;
  detail?: Detail;
}

export type Detail =
  | { kind: "properties"; node: ObjectField; entries: Entry[] }
  | { kind: "variants"; node: UnionField; entries: Entry[] }
  | { kind: "items"; node: TupleField; entries: Entry[] }
  | { kind: "values"; node: EnumField | StringField }
  /** Described at another entry. */
  | { kind: "elsewhere"; to: Entry; count: string };

/**
 * Lays the field trees of one page out as entries with anchors that are unique and, as long as the description stays the
 * same, stable. Each type is described once: where it stands least deep, and first among equals; everywhere else is a
 * link, so a recursive type ends and the size of the page follows the description, not the paths through it. Types of
 * a few plain properties are repeated, which reads better than a link.
 *
 * Anchors begin with the name of the type they are in, where the description names it: `UserMessage-content`. Such an
 * anchor stays the same wherever on the page the type is described.
 */
export class Outline {
  readonly #ids = new UniqueNames();
  readonly #keys = new ContentKeys();
  readonly #entries = new Map<string, Entry>();
  readonly #described = new Map<string, Entry>();
  #pending: Entry[] = [];

  /** `reserved` are the anchors that the page has beside its entries. */
  constructor(reserved: readonly string[] = []) {
    for (const anchor of reserved) this.#ids.take(anchor);
  }

  /** Adds an entry with everything below it. */
  addRoot(anchor: string, name: string, node: FieldNode, required: boolean): Entry {
    const root = this.#add(anchor, { role: "root", name, node, required, open: true });
    while (this.#pending.length > 0) {
      const level = this.#pending;
      this.#pending = [];
      for (const entry of level) this.#addDetail(entry);
    }
    return root;
  }

  /** The entry of an anchor. */
  find(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  #add(anchor: string, entry: Omit<Entry, "id">): Entry {
    const added: Entry = { id: this.#ids.take(anchor), ...entry };
    this.#entries.set(added.id, added);
    this.#pending.push(added);
    return added;
  }

  #addDetail(entry: Entry): void {
    const content = contentOf(entry.node);
    if (!content) return;
    const key = this.#keyOf(content);
    const described = this.#described.get(key);
    if (described && !isSmall(content)) {
      entry.detail = { kind: "elsewhere", to: described, count: countWords(content) };
      return;
    }
    if (!described) this.#described.set(key, entry);
    const typeName = described || entry.role === "root" ? undefined : content.typeName;
    entry.detail = this.#describe(entry, content, typeName || entry.id);
  }

  #keyOf(content: Content): string {
    switch (content.kind) {
      case "enum":
        return `enum ${JSON.stringify(content.values)}`;
      case "string":
        return `string ${JSON.stringify(content.suggestions)}`;
      default:
        return `${content.kind} ${this.#keys.keyOf(content)}`;
    }
  }

  #describe(parent: Entry, content: Content, anchor: string): Detail {
    const child = (role: EntryRole, name: string, node: FieldNode, flags: Partial<Entry> = {}) =>
      this.#add(anchorWithin(anchor, name), { role, name, node, required: false, open: false, parent, ...flags });
    switch (content.kind) {
      case "object": {
        const entries = listProperties(content).map(({ name, node, required }) =>
          child("property", name, node, { required }),
        );
        if (typeof content.additional !== "string") entries.push(child("others", "any other name", content.additional));
        return { kind: "properties", node: content, entries };
      }
      case "union": {
        const variants = content.variants;
        const open = variants.reduce((sum, { node }) => sum + countParts(contentOf(node)), 0) <= MAX_OPEN_PARTS;
        return {
          kind: "variants",
          node: content,
          entries: variants.map(({ label, node }) => child("variant", label, node, { open })),
        };
      }
      case "tuple": {
        const entries = content.items.map((node, place) => child("item", `item ${place + 1}`, node));
        if (content.rest) entries.push(child("item", "further items", content.rest));
        return { kind: "items", node: content, entries };
      }
      case "enum":
      case "string":
        return { kind: "values", node: content };
    }
  }
}

/** Required ones first, as in the form. */
function listProperties({ properties }: ObjectField): ObjectField["properties"] {
  return [...properties.filter(({ required }) => required), ...properties.filter(({ required }) => !required)];
}

type Content = ContentNode | EnumField | StringField;

/** What there is to open: the node inside of lists and maps, if it has parts or a long list of values. */
export function contentOf(start: FieldNode): Content | undefined {
  let node = start;
  for (let wrappers = 0; wrappers <= MAX_WRAPPERS; wrappers += 1) {
    switch (node.kind) {
      case "array":
        node = node.item;
        break;
      case "map":
        node = node.value;
        break;
      case "object":
        return node.properties.length > 0 || typeof node.additional !== "string" ? node : undefined;
      case "union":
      case "tuple":
        return node;
      case "enum":
        return node.values.length > MAX_VALUES_IN_LINE ? node : undefined;
      case "string":
        return (node.suggestions?.length ?? 0) > MAX_VALUES_IN_LINE ? node : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** "6 variants", "1 property": what opening this would show. */
export function countWords(content: Content): string {
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  switch (content.kind) {
    case "object": {
      const { length } = content.properties;
      return length === 0 ? "what any name may hold" : counted(length, "property", "properties");
    }
    case "union":
      return counted(content.variants.length, "variant", "variants");
    case "tuple":
      return counted(content.items.length, "item", "items");
    case "enum":
      return counted(content.values.length, "value", "values");
    case "string":
      return counted(content.suggestions?.length ?? 0, "known value", "known values");
  }
}

/** So few parts, none of which can be opened, that saying them again is shorter than leading elsewhere. */
function isSmall(content: Content): boolean {
  const parts = partsOf(content);
  return parts.length > 0 && parts.length <= MAX_SMALL_PARTS && parts.every((part) => contentOf(part) === undefined);
}

function countParts(content: Content | undefined): number {
  return content ? Math.max(partsOf(content).length, 1) : 0;
}

function partsOf(content: Content): FieldNode[] {
  switch (content.kind) {
    case "object": {
      const { properties, additional } = content;
      return [...properties.map((property) => property.node), ...(typeof additional === "string" ? [] : [additional])];
    }
    case "union":
      return content.variants.map((variant) => variant.node);
    case "tuple":
      return content.items;
    case "enum":
    case "string":
      return [];
  }
}
