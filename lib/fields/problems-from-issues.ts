import type { Json, JsonPath } from "@/lib/json";
import type { FieldKind } from "./field";
import type { Problem } from "./problem";
import { wording } from "./problem-wording";
import type * as zod from "./zod";

/** Carries a problem through zod. */
export function issueOf(problem: Problem, input: unknown): zod.RawIssue {
  const { path, ...params } = problem;
  return { code: "custom", input, path: [...path], params, continue: true };
}

/** zod's issues in this project's words. */
export function problemsFromIssues(issues: readonly zod.Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    const path = jsonPath(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map(
        (key): Problem => ({ path: [...path, key], code: "unknown-key", message: wording.unknownKey }),
      );
    }
    return [{ path, ...explain(issue) }];
  });
}

function explain(issue: zod.Issue): Omit<Problem, "path"> {
  if (issue.input === undefined) {
    return { code: "required", message: wording.required };
  }
  switch (issue.code) {
    case "invalid_type":
      return { code: "type", message: wording.type(KINDS[issue.expected] ?? "any", issue.input === null) };
    case "invalid_value":
      return { code: "choice", message: wording.choice(issue.values.flatMap(asJson)) };
    case "too_small":
      return issue.origin === "number"
        ? { code: "range", message: (issue.inclusive ? wording.atLeast : wording.moreThan)(Number(issue.minimum)) }
        : { code: "count", message: wording.minItems(Number(issue.minimum)) };
    case "too_big":
      return issue.origin === "number"
        ? { code: "range", message: (issue.inclusive ? wording.atMost : wording.lessThan)(Number(issue.maximum)) }
        : { code: "count", message: wording.maxItems(Number(issue.maximum)) };
    case "custom":
      return { code: issue.params?.code ?? "type", message: issue.params?.message ?? issue.message };
    // The validator is built without schemas that could raise these.
    case "unrecognized_keys":
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
      return { code: "type", message: issue.message };
  }
}

/** zod's names of types. */
const KINDS: Partial<Record<string, FieldKind>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  array: "array",
  tuple: "array",
  object: "object",
};

function jsonPath(path: readonly PropertyKey[]): JsonPath {
  return path.map((segment) => (typeof segment === "number" ? segment : String(segment)));
}

function asJson(value: unknown): Json[] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null
    ? [value]
    : [];
}
