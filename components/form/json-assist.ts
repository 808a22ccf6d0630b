import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { FieldNode, ObjectProperty } from "@/lib/fields/field";
import { nodesAt, objectsAt } from "@/lib/fields/nodes-at";
import type { Json } from "@/lib/json";
import { boundsWords, renderShort, splitCode, typeWords } from "./field-words";
import { type JsonPlace, jsonPlaceAt } from "./json-place-at";

/** Completion and explanations in the JSON editor, from the description of the body. */
export function jsonAssist(root: FieldNode): Extension {
  return [
    autocompletion({
      override: [(context) => completeJson(root, context)],
      icons: false,
      // Enter is for new lines as well: only what was chosen is taken.
      selectOnOpen: false,
    }),
    hoverTooltip((view, position) => {
      const place = jsonPlaceAt(view.state, position);
      const nodes = place.at === "gap" ? [] : nodesAt(root, place.steps);
      const [node] = nodes;
      if (!node || place.from === place.to) return null;
      const isRequired = requiredAt(root, place);
      const dom = () => ({ dom: explain(nameOf(place), node, isRequired) });
      return { pos: place.from, end: place.to, above: true, create: dom };
    }),
  ];
}

export function completeJson(root: FieldNode, context: CompletionContext): CompletionResult | null {
  const place = jsonPlaceAt(context.state, context.pos);
  const options = place.at === "value" ? valueOptions(root, place) : nameOptions(root, place, context.state);
  const typed = context.state.sliceDoc(place.from, context.pos);
  if (options.length === 0 || (!context.explicit && typed === "")) return null;
  // Names and texts are matched with their quotes, so that what stands there is replaced as a whole.
  return { from: place.from, to: place.to, options, validFor: /^"?[^"]*$/ };
}

function nameOptions(root: FieldNode, place: JsonPlace, state: EditorState): Completion[] {
  const last = place.steps.at(-1);
  const objects = objectsAt(nodesAt(root, place.steps.slice(0, -1)), last?.container ?? {});
  const hasColon = /^\s*:/.test(state.sliceDoc(place.to, place.to + 20));
  const properties = new Map<string, ObjectProperty>();
  for (const { properties: own } of objects) {
    for (const property of own) if (!properties.has(property.name)) properties.set(property.name, property);
  }
  return [...properties.values()]
    .filter(({ name, node }) => !place.names.includes(name) && !node.readOnly)
    .map(({ name, node, required }, index) => ({
      label: JSON.stringify(name),
      displayLabel: name,
      detail: required ? `${typeWords(node)}, required` : typeWords(node),
      info: () => explain(name, node, required),
      // In the order of the form, required ones first.
      boost: (required ? 50 : 0) - Math.min(index, 49),
      apply: hasColon ? JSON.stringify(name) : `${JSON.stringify(name)}: ${startText(node)}`,
    }));
}

function startText(node: FieldNode): string {
  switch (node.kind) {
    case "object":
    case "map":
      return "{}";
    case "array":
    case "tuple":
      return "[]";
    case "const":
      return JSON.stringify(node.value);
    default:
      return "";
  }
}

function valueOptions(root: FieldNode, place: JsonPlace): Completion[] {
  const options = new Map<string, Completion>();
  const add = (value: Json, detail?: string) => {
    const label = JSON.stringify(value);
    if (!options.has(label)) options.set(label, { label, ...(detail !== undefined && { detail }) });
  };
  const visit = (node: FieldNode) => {
    switch (node.kind) {
      case "enum":
        for (const [index, value] of node.values.entries()) add(value, node.labels?.[index]);
        break;
      case "const":
        add(node.value);
        break;
      case "boolean":
        add(true);
        add(false);
        break;
      case "string":
        for (const value of node.suggestions ?? []) add(value);
        break;
      case "union":
        for (const variant of node.variants) visit(variant.node);
        break;
    }
    if (node.default !== undefined)
      options.set(JSON.stringify(node.default), { label: JSON.stringify(node.default), detail: "default" });
    if (node.nullable) add(null);
  };
  for (const node of nodesAt(root, place.steps)) visit(node);
  return [...options.values()];
}

function nameOf(place: JsonPlace): string {
  const key = place.steps.at(-1)?.key;
  return typeof key === "number" ? `item ${key + 1}` : (key ?? "");
}

function requiredAt(root: FieldNode, place: JsonPlace): boolean {
  const last = place.steps.at(-1);
  const objects = objectsAt(nodesAt(root, place.steps.slice(0, -1)), last?.container ?? {});
  return objects.some((object) => object.properties.some(({ name, required }) => required && name === last?.key));
}

/** Name, type, bounds, default and description, built of text nodes only. */
function explain(name: string, node: FieldNode, isRequired: boolean): HTMLElement {
  const box = element("div", "cm-field-help");
  const head = element("div");
  head.append(element("strong", "", name), ` ${typeWords(node)}${node.nullable ? " or null" : ""}`);
  if (isRequired) head.append(" ", element("span", "cm-field-required", "required"));
  if (node.deprecated) head.append(" ", element("span", "cm-field-required", "deprecated"));
  box.append(head);
  const facts = [boundsWords(node), node.default === undefined ? "" : `default ${renderShort(node.default)}`];
  const known = facts.filter(Boolean).join(" · ");
  if (known) box.append(element("div", "cm-field-facts", known));
  if (node.description) {
    const text = element("p");
    for (const piece of splitCode(node.description))
      text.append(piece.isCode ? element("code", "", piece.text) : piece.text);
    box.append(text);
  }
  return box;
}

function element(tag: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
