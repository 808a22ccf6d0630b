import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";
import { listRuleProblems } from "./list-rule-problems";
import { locateJsonPaths } from "./locate-json-paths";
import { formatPath } from "./problem";
import { compileValidator } from "./validate";

export interface JsonTextProblem {
  /** Offsets in the text. */
  from: number;
  to: number;
  /** With the exact path: "messages 2 › content: Must be text". */
  message: string;
}

/** What the description does not expect in valid JSON text, and where it stands there. */
export function checkJsonText(node: FieldNode, text: string): JsonTextProblem[] {
  const value: Json = JSON.parse(text);
  const problems = [...compileValidator(node)(value), ...listRuleProblems(node, value)];
  const ranges = locateJsonPaths(
    text,
    problems.map(({ path }) => path),
  );
  return problems.map(({ path, message, code }, index) => {
    const range = ranges[index] ?? { from: 0, to: 0 };
    // A name is marked where the name is what is wrong; lists and objects at their opening bracket.
    const isAboutName = code === "unknown-key" || code === "key" || code === "rule";
    const { from, to } = (isAboutName && range.name) || range;
    const isContainer = /[{[]/.test(text.charAt(from));
    const where = formatPath(path);
    return { from, to: isContainer ? from + 1 : to, message: where === "" ? message : `${where}: ${message}` };
  });
}
