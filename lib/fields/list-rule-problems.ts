import { isJsonObject, type Json, type JsonPath, readPointer } from "@/lib/json";
import type { FieldNode, SiblingRule } from "./field";
import { identicalJson } from "./json-text";
import { matchVariant } from "./match-variant";
import { formatPath, type Problem } from "./problem";
import { wording } from "./problem-wording";

/**
 * What the description says about values that only make sense together, or not together (`requires` and `excludes` of
 * `x-playground`). A property that is absent or null breaks no rule. Only parts of the value whose node has a rule
 * somewhere inside are visited.
 */
export function listRuleProblems(node: FieldNode, value: Json): Problem[] {
  const problems: Problem[] = [];
  visit(node, value, [], problems);
  return problems;
}

function visit(node: FieldNode, value: Json, path: JsonPath, problems: Problem[]): void {
  if (!hasRules(node)) return;
  switch (node.kind) {
    case "object":
      if (!isJsonObject(value)) return;
      for (const property of node.properties) {
        const member = Object.hasOwn(value, property.name) ? value[property.name] : undefined;
        if (member === undefined || member === null) continue;
        const at = [...path, property.name];
        for (const message of brokenRules(property.node, value)) problems.push({ path: at, code: "rule", message });
        visit(property.node, member, at, problems);
      }
      return;
    case "map":
      if (!isJsonObject(value)) return;
      for (const [key, member] of Object.entries(value)) visit(node.value, member, [...path, key], problems);
      return;
    case "array":
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) visit(node.item, item, [...path, index], problems);
      return;
    case "tuple":
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) {
        const itemNode = node.items[index] ?? node.rest;
        if (itemNode) visit(itemNode, item, [...path, index], problems);
      }
      return;
    case "union": {
      const variant = node.variants[matchVariant(node, value) ?? -1];
      if (variant) visit(variant.node, value, path, problems);
      return;
    }
    default:
      return;
  }
}

function brokenRules({ hints }: FieldNode, object: Json): string[] {
  const isMet = ({ at, is }: SiblingRule) => {
    const other = readPointer(object, at);
    if (other === undefined || other === null) return false;
    return is === undefined || is.some((value) => identicalJson(value, other));
  };
  return [
    ...(hints?.requires ?? []).filter((rule) => !isMet(rule)).map((rule) => wording.needs(nameOf(rule), rule.is)),
    ...(hints?.excludes ?? []).filter(isMet).map((rule) => wording.notWith(nameOf(rule), rule.is)),
  ];
}

function nameOf({ at }: SiblingRule): string {
  return formatPath(
    at
      .split("/")
      .slice(1)
      .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

const known = new WeakMap<FieldNode, boolean>();

function hasRules(node: FieldNode): boolean {
  let answer = known.get(node);
  if (answer === undefined) {
    answer = findRules(node, new Set());
    known.set(node, answer);
  }
  return answer;
}

/** Nodes may form cycles. */
function findRules(node: FieldNode, seen: Set<FieldNode>): boolean {
  if (known.get(node) === true) return true;
  if (seen.has(node)) return false;
  seen.add(node);
  return listInner(node).some((inner) => inner.hints?.requires || inner.hints?.excludes || findRules(inner, seen));
}

function listInner(node: FieldNode): FieldNode[] {
  switch (node.kind) {
    case "object":
      return node.properties.map((property) => property.node);
    case "map":
      return [node.value];
    case "array":
      return [node.item];
    case "tuple":
      return node.rest ? [...node.items, node.rest] : node.items;
    case "union":
      return node.variants.map((variant) => variant.node);
    default:
      return [];
  }
}
