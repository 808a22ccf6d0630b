import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { type Json, type JsonObject, setMember } from "@/lib/json";

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** One step into JSON text: into which member or item, and what is known of the container that it is in. */
export interface JsonStep {
  key: string | number;
  container: Json;
}

export interface JsonPlace {
  /** From the outside in, to the container of the position and then to the position itself. */
  steps: JsonStep[];
  /** What stands at the position: the name of a member, its value, or an empty place in an object. */
  at: "name" | "value" | "gap";
  /** The name or value under the position. */
  from: number;
  to: number;
  /** Names that the object has already; for a name or gap. */
  names: string[];
}

const MAX_PARSE_MS = 100;

/**
 * Where in the JSON a position of the editor is, also while the text is not JSON: the editor's parser mends what is
 * missing. The cost grows with the siblings of the position, not with the text.
 */
export function jsonPlaceAt(state: EditorState, position: number): JsonPlace {
  // The parser works in the background, so a long text may not have been read this far.
  const tree = ensureSyntaxTree(state, position, MAX_PARSE_MS) ?? syntaxTree(state);
  const node = tree.resolveInner(position, -1);
  const text = (from: number, to: number) => state.sliceDoc(from, to);
  const object = enclosing(node, "Object");
  const inner = innermost(node);
  const property = inner?.name === "Property" ? inner : null;
  const name = property?.getChild("PropertyName");
  if (property && name && position > name.from && position <= name.to) {
    return place("name", name.from, name.to, stepsTo(property, text), namesOf(object, text, property));
  }
  const isScalar = /^(?:String|Number|True|False|Null|⚠)$/.test(node.name);
  const from = isScalar ? node.from : position;
  const to = isScalar ? Math.max(node.to, position) : position;
  if (property && hasColonBefore(property, position, text)) {
    return place("value", from, to, stepsTo(property, text), []);
  }
  if (inner?.name === "Array") {
    const index = itemsOf(inner).filter((item) => item.to < position).length;
    const steps = [...stepsTo(inner, text), { key: index, container: [] }];
    return place("value", from, to, steps, []);
  }
  if (object) return place("gap", from, to, [...stepsTo(object, text), step("", object, text)], namesOf(object, text));
  return place("value", from, to, [], []);
}

const place = (at: JsonPlace["at"], from: number, to: number, steps: JsonStep[], names: string[]): JsonPlace => ({
  at,
  from,
  to,
  steps,
  names,
});

type ReadText = (from: number, to: number) => string;

/** The steps from the outside to a node, with its own name when it is a property. */
function stepsTo(node: SyntaxNode, text: ReadText): JsonStep[] {
  const steps: JsonStep[] = [];
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    const { parent } = at;
    if (at.name === "Property") steps.push(step(nameOf(at, text), parent, text));
    else if (parent.name === "Array") steps.push({ key: indexOf(at, parent), container: [] });
  }
  return steps.reverse();
}

const step = (key: string, object: SyntaxNode, text: ReadText): JsonStep => ({
  key,
  container: scalarsOf(object, text),
});

function enclosing(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (at.name === name) return at;
  return null;
}

/** The nearest container, or property, around a node. */
function innermost(node: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (/^(?:Object|Array|Property)$/.test(at.name)) return at;
  return null;
}

function hasColonBefore(property: SyntaxNode, position: number, text: ReadText): boolean {
  const name = property.getChild("PropertyName");
  return text(name?.to ?? property.from, position)
    .trimStart()
    .startsWith(":");
}

function nameOf(property: SyntaxNode, text: ReadText): string {
  const name = property.getChild("PropertyName");
  return name ? (readScalar(text(name.from, name.to)) as string) : "";
}

function itemsOf(array: SyntaxNode): SyntaxNode[] {
  const items: SyntaxNode[] = [];
  for (let at = array.firstChild; at; at = at.nextSibling) if (!/^[[\],⚠]$/.test(at.name)) items.push(at);
  return items;
}

function indexOf(node: SyntaxNode, array: SyntaxNode): number {
  return itemsOf(array).filter((item) => item.to <= node.from).length;
}

function namesOf(object: SyntaxNode | null, text: ReadText, except?: SyntaxNode): string[] {
  return (object?.getChildren("Property") ?? [])
    .filter((property) => property.from !== except?.from)
    .map((property) => nameOf(property, text));
}

/** What tells the variants of an object apart stands in its own members; what is nested is only hinted at. */
function scalarsOf(object: SyntaxNode, text: ReadText): JsonObject {
  const members: JsonObject = {};
  for (const property of object.getChildren("Property")) {
    const value = property.lastChild;
    if (!value || /^(?:PropertyName|:|⚠)$/.test(value.name)) continue;
    const isNested = value.name === "Object" || value.name === "Array";
    const json = isNested ? (value.name === "Object" ? {} : []) : readScalar(text(value.from, value.to));
    if (json !== undefined) setMember(members, nameOf(property, text), json);
  }
  return members;
}

function readScalar(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.startsWith('"') ? text.replace(/^"|"$/g, "") : undefined;
  }
}
