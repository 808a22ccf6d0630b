import type { Json, JsonPath } from "@/lib/json";
import type { Draft } from "./draft";
import { listDraftProblems } from "./draft-problems";
import type { FieldNode } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import { listRuleProblems } from "./list-rule-problems";
import { locateDraft } from "./locate-draft";
import type { OperationForm } from "./operation-form";
import { formatPath, type Problem } from "./problem";
import { wording } from "./problem-wording";
import { bodyDraft, bodyName, bodyNode, PARAMETER_LOCATIONS, parameterNode, type RequestDraft } from "./request-draft";
import type { RequestProblem } from "./request-problem";
import { compileValidator } from "./validate";

/**
 * Everything that is wrong with a request, place by place, each with the field that it belongs to. Where the form itself
 * already says why a field is wrong (half a number), the value's own problem is left out. Load this module when it is first
 * needed: it brings zod along.
 */
export function checkRequest(form: OperationForm, draft: RequestDraft): RequestProblem[] {
  const parameters = PARAMETER_LOCATIONS.flatMap((location) =>
    checkDraft(parameterNode(form, location), draft[location], location, location),
  );
  const { mediaType } = draft.body;
  const name = bodyName(form, mediaType);
  const body = bodyDraft(form, draft.body);
  return [...parameters, ...checkDraft(bodyNode(form, mediaType), body, name, "body", form.body?.required)];
}

function checkDraft(
  node: FieldNode,
  draft: Draft | undefined,
  name: string,
  location: RequestProblem["location"],
  isRequired = false,
): RequestProblem[] {
  const ofDraft = listDraftProblems(node, draft, name).map(
    ({ name: field, path, message, code }): RequestProblem => ({
      name: field,
      location,
      path,
      where: formatPath(path),
      message,
      code,
    }),
  );
  const explained = new Set(ofDraft.map((problem) => problem.name));
  const value = jsonFromDraft(node, draft);
  const ofValue = listValueProblems(node, value, location, isRequired)
    .map(({ path, message, code }): RequestProblem => {
      const found = locateDraft(node, draft, name, path);
      const isAboutKey = code === "key" || code === "unknown-key";
      return {
        name: isAboutKey ? (found.keyName ?? found.name) : found.name,
        location,
        path,
        where: formatPath(found.shownPath),
        message,
        code,
      };
    })
    .filter((problem) => !explained.has(problem.name));
  return [...ofDraft, ...ofValue];
}

function listValueProblems(
  node: FieldNode,
  value: Json | undefined,
  location: RequestProblem["location"],
  isRequired: boolean,
): Problem[] {
  if (value === undefined) {
    return isRequired ? [{ path: [], code: "required", message: wording.required }] : [];
  }
  const problems = [...compileValidator(node)(value), ...listRuleProblems(node, value)];
  return location === "path" ? [...emptySegments(value), ...problems] : problems;
}

/** An empty path parameter would make the URL that of another operation. */
function emptySegments(value: Json): Problem[] {
  return Object.entries(value ?? {}).flatMap(([parameter, text]): Problem[] => {
    const path: JsonPath = [parameter];
    return text === "" ? [{ path, code: "required", message: wording.required }] : [];
  });
}
