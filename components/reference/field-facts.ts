import type { FieldNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import { boundsWords } from "./bounds-words";
import { MAX_VALUES_IN_LINE } from "./outline";
import { valueWords } from "./type-words";

/** One fact about a field; what stands in `code` is spelled as on the wire. */
export interface Fact {
  label: string;
  code?: string[];
}

const MAX_SHOWN_LENGTH = 160;
const MAX_WRAPPERS = 8;

/** What a schema says about a value beyond its type and description. The items of lists and maps are spoken of too. */
export function listFacts(node: FieldNode): Fact[] {
  return factsAt(node, 0);
}

function factsAt(node: FieldNode, depth: number): Fact[] {
  return [...ownFacts(node), ...valueFacts(node), ...partFacts(node, depth)];
}

function ownFacts(node: FieldNode): Fact[] {
  const facts: Fact[] = boundsWords(node).map((label) => ({ label }));
  if (node.kind === "string" && node.pattern !== undefined) facts.push({ label: "matches", code: [node.pattern] });
  if (node.kind === "file" && node.accept !== undefined) facts.push({ label: "of type", code: [node.accept] });
  if (node.default !== undefined) facts.push({ label: "default", code: [shorten(valueWords(node.default))] });
  const examples = (node.examples ?? []).filter((example) => node.kind !== "const" && isShort(example)).slice(0, 3);
  if (examples.length > 0) facts.push({ label: "for example", code: examples.map(valueWords) });
  if (node.unchecked && node.unchecked.length > 0)
    facts.push({ label: "further rules of the server:", code: node.unchecked });
  return facts;
}

function valueFacts(node: FieldNode): Fact[] {
  if (node.kind === "enum" && node.values.length <= MAX_VALUES_IN_LINE) {
    return [{ label: "one of", code: node.values.map((value, index) => labelledValue(value, node.labels?.[index])) }];
  }
  if (node.kind === "string" && node.suggestions && node.suggestions.length <= MAX_VALUES_IN_LINE) {
    return [{ label: "any text, known are", code: node.suggestions.map(valueWords) }];
  }
  return [];
}

/** A value with the name that the description gives it, where that says more. */
export function labelledValue(value: Json, label: string | undefined): string {
  const words = valueWords(value);
  return label === undefined || label === words || typeof value === "string" ? words : `${words} (${label})`;
}

function partFacts(node: FieldNode, depth: number): Fact[] {
  if (depth > MAX_WRAPPERS) return [];
  const within = (label: string, part: FieldNode) =>
    factsAt(part, depth + 1).map((fact) => ({ ...fact, label: `${label} ${fact.label}` }));
  switch (node.kind) {
    case "array":
      return within("each item:", node.item);
    case "map":
      return [
        ...(node.required ? [{ label: "must have", code: node.required }] : []),
        ...(node.key ? within("each name:", node.key) : []),
        ...within("each value:", node.value),
      ];
    case "object":
      return [
        ...(node.requiredExtra ? [{ label: "must also have", code: node.requiredExtra }] : []),
        ...(node.requireSets ?? []).map((sets) => ({
          label: "needs one of",
          code: sets.map((names) => names.join(" + ")),
        })),
        ...(node.additional === "closed" ? [{ label: "no other properties" }] : []),
      ];
    default:
      return [];
  }
}

function isShort(value: Json): boolean {
  return valueWords(value).length <= 60;
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH - 1)}…` : text;
}
