import { isDeeperThan, type JsonPath } from "@/lib/json";
import type { Draft } from "./draft";
import { additionalNode } from "./draft-from-json";
import { itemName, propertyName, rowKeyName, rowValueName, variantName } from "./draft-name";
import { rowIds } from "./draft-rows";
import type { FieldNode, MapField, ObjectField } from "./field";
import { describeFileText } from "./file-text";
import { chosenVariant, isNamed, isUnset, MAX_JSON_DEPTH, readJsonText } from "./json-from-draft";
import { inexactNumbers, readNumberText } from "./number-text";
import type { Problem, ProblemCode } from "./problem";
import { wording } from "./problem-wording";

/** A problem that only the form knows of: JSON has no half-typed numbers and no rows without a value. */
export interface DraftProblem extends Problem {
  /** Name of the draft, or of a row's key. Here `path` counts rows as the form shows them. */
  name: string;
}

/** What is wrong with a draft before it is JSON: text that is no number or no JSON, rows without a value or a name. */
export function listDraftProblems(node: FieldNode, draft: Draft | undefined, name: string): DraftProblem[] {
  const problems: DraftProblem[] = [];
  visit(node, draft, name, [], (problem) => problems.push(problem));
  return problems;
}

type Report = (problem: DraftProblem) => void;

function visit(node: FieldNode, draft: Draft | undefined, name: string, path: JsonPath, report: Report): void {
  if (!draft || draft.state === "absent") {
    return;
  }
  if (draft.state === "null") {
    if (node.kind === "file" && !node.nullable) {
      report({ name, path, code: "required", message: wording.chooseFile });
    }
    return;
  }
  if (isUnset(node, draft)) {
    return;
  }
  if (draft.state === "raw") {
    reportText(jsonTextProblem(draft.text ?? ""), name, path, report);
    return;
  }
  switch (node.kind) {
    case "number":
    case "integer":
      reportText(numberTextProblem(draft.text ?? ""), name, path, report);
      return;
    case "any":
      reportText(jsonTextProblem(draft.text ?? ""), name, path, report);
      return;
    case "array":
      visitList(node.item, draft, name, path, 0, report);
      return;
    case "tuple":
      visitTuple(node.items, draft, name, path, report);
      visitList(node.rest ?? { kind: "any" }, draft, name, path, node.items.length, report);
      return;
    case "map":
      visitKeyed(node, draft, name, path, new Set(), report);
      return;
    case "object":
      visitObject(node, draft, name, path, report);
      return;
    case "union": {
      const variant = chosenVariant(node, draft);
      if (variant) {
        visit(variant.node, variant.draft, variantName(name, variant.index), path, report);
      }
      return;
    }
    case "string": {
      const file = describeFileText(draft.text ?? "");
      if (file?.isMissing) report({ name, path, code: "missing-file", message: wording.missingFile(file.name) });
      return;
    }
    case "boolean":
    case "enum":
    case "const":
    case "file":
      return;
  }
}

function visitObject(node: ObjectField, draft: Draft, name: string, path: JsonPath, report: Report): void {
  const taken = new Set<string>();
  node.properties.forEach((property, index) => {
    const part = draft.parts?.[`p${index}`];
    visit(property.node, part, propertyName(name, index), [...path, property.name], report);
    if (!isUnset(property.node, part)) {
      taken.add(property.name);
    }
  });
  visitKeyed(node, draft, name, path, taken, report);
}

function visitKeyed(
  node: MapField | ObjectField,
  draft: Draft,
  name: string,
  path: JsonPath,
  taken: Set<string>,
  report: Report,
): void {
  const valueNode = node.kind === "map" ? node.value : additionalNode(node);
  for (const id of rowIds(draft)) {
    const row = draft.rows?.[id];
    const rowPath = [...path, row?.key ?? ""];
    if (row && !isNamed(row)) {
      report({ name: rowKeyName(name, id), path, code: "key", message: wording.unnamed });
    } else if (row && taken.has(row.key)) {
      report({ name: rowKeyName(name, id), path: rowPath, code: "key", message: wording.repeatedKey });
    } else if (row) {
      visitRow(valueNode, row.value, rowValueName(name, id), rowPath, report);
      if (!isUnset(valueNode, row.value)) {
        taken.add(row.key);
      }
    }
  }
}

function visitList(node: FieldNode, draft: Draft, name: string, path: JsonPath, offset: number, report: Report): void {
  rowIds(draft).forEach((id, index) => {
    visitRow(node, draft.rows?.[id]?.value, rowValueName(name, id), [...path, index + offset], report);
  });
}

/** A gap before a later item is sent as null. */
function visitTuple(items: FieldNode[], draft: Draft, name: string, path: JsonPath, report: Report): void {
  const isGiven = (item: FieldNode, index: number) => !isUnset(item, draft.parts?.[`i${index}`]);
  const last = rowIds(draft).length > 0 ? items.length : items.findLastIndex(isGiven);
  items.forEach((item, index) => {
    const visitItem = index < last ? visitRow : visit;
    visitItem(item, draft.parts?.[`i${index}`], itemName(name, index), [...path, index], report);
  });
}

/** A row is there because someone added it: without a value it would silently not be sent. */
function visitRow(node: FieldNode, draft: Draft | undefined, name: string, path: JsonPath, report: Report): void {
  if (isUnset(node, draft)) {
    report({ name: innermostName(node, draft, name), path, code: "required", message: wording.required });
  } else {
    visit(node, draft, name, path, report);
  }
}

function innermostName(node: FieldNode, draft: Draft | undefined, name: string): string {
  const variant = node.kind === "union" && draft?.state === "set" ? chosenVariant(node, draft) : undefined;
  return variant?.draft ? innermostName(variant.node, variant.draft, variantName(name, variant.index)) : name;
}

function numberTextProblem(text: string): { code: ProblemCode; message: string } | undefined {
  const { fault, value } = readNumberText(text);
  switch (fault) {
    case undefined:
      return undefined;
    case "not-a-number":
      return { code: "number-text", message: wording.notANumber };
    case "too-large":
      return { code: "number-text", message: wording.numberTooLarge };
    case "inexact":
      return { code: "number-text", message: wording.inexactNumber(value ?? 0) };
  }
}

function jsonTextProblem(text: string): { code: ProblemCode; message: string } | undefined {
  if (!readJsonText(text).isJson) {
    const isDeep = isDeeperThan(text, MAX_JSON_DEPTH);
    return { code: "json-text", message: isDeep ? wording.tooDeep(MAX_JSON_DEPTH) : wording.notJson };
  }
  const [inexact] = inexactNumbers(text);
  return inexact === undefined ? undefined : { code: "json-text", message: wording.inexactJson(inexact) };
}

function reportText(
  problem: { code: ProblemCode; message: string } | undefined,
  name: string,
  path: JsonPath,
  report: Report,
): void {
  if (problem) {
    report({ name, path, ...problem });
  }
}
