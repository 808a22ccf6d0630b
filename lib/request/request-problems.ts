import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";
import { canHaveBody } from "./build-body";
import { findParameter, isReservedHeader, splitPathTemplate } from "./build-request";
import { findHeaderFault } from "./header-text";
import { serializeHeaderValue, serializePathValue } from "./parameter-style";
import type { RequestProblemCode } from "./request-problem-messages";

/** Something that keeps a request from being sent exactly as its values say. */
export interface RequestProblem {
  code: RequestProblemCode;
  place: ParameterLocation | "body" | "method";
  /** The parameter or header; "" for the body and the method. */
  name: string;
}

/** Lists what cannot be sent as it stands, in the order path, headers, cookies, body, method. Validation is separate. */
export function listRequestProblems(form: OperationForm, values: RequestValues): RequestProblem[] {
  const problems: RequestProblem[] = [];
  const report = (code: RequestProblemCode, place: RequestProblem["place"], name = "") =>
    problems.push({ code, place, name });

  listPathProblems(form, values, (code, name) => report(code, "path", name));
  for (const [name, value] of Object.entries(values.header ?? {})) {
    const format = findParameter(form, "header", name) ?? { style: "simple" as const, explode: false };
    const fault = findHeaderFault(name, serializeHeaderValue(value, format));
    if (isReservedHeader(name)) report("header-reserved", "header", name);
    else if (fault) report(`header-${fault}`, "header", name);
    else if (!isPassedOn(form, name)) report("header-undeclared", "header", name);
  }
  for (const name of Object.keys(values.cookie ?? {})) {
    if (!findParameter(form, "cookie", name)) report("header-undeclared", "cookie", name);
  }
  if (values.body !== undefined && !canHaveBody(form)) report("body-method", "body");
  if (form.method === "TRACE") report("method-browser", "method");
  return problems;
}

/** A slash, backslash or control character, escaped once or more often: the relay reads a path at every layer. */
const refused = /%(?:25)*(?:2f|5c|[01][\da-f]|7f)/i;

function listPathProblems(
  form: OperationForm,
  values: RequestValues,
  report: (code: RequestProblemCode, name: string) => void,
): void {
  for (const segment of form.path.split("/")) {
    const names = splitPathTemplate(segment).filter((_, index) => index % 2 === 1);
    let filled = segment;
    for (const name of names) {
      const value: Json | undefined = Object.hasOwn(values.path ?? {}, name) ? values.path?.[name] : undefined;
      if (value === undefined) {
        report("path-missing", name);
        continue;
      }
      const format = findParameter(form, "path", name) ?? { style: "simple" as const, explode: false };
      filled = filled.replace(`{${name}}`, () => serializePathValue(name, value, format));
    }
    const first = names[0];
    if (first === undefined) continue;
    if (filled === "") report("path-empty", first);
    if (filled === "." || filled === "..") report("path-dots", first);
    if (refused.test(filled)) report("path-refused", first);
  }
}

/** Besides declared headers, the ones that every API may be sent. */
function isPassedOn(form: OperationForm, name: string): boolean {
  const always = ["accept", "content-type", "http-referer", "x-title", "x-openrouter-title"];
  return always.includes(name.toLowerCase()) || findParameter(form, "header", name) !== undefined;
}
