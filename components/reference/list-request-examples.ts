import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import { snippetTargets } from "@/lib/snippets/snippet-targets";
import type { CodeLanguage } from "./highlight-code";

/** One kind of code for each language, in the explorer's order. */
export const requestLanguages = snippetTargets.filter(
  ({ language }, place) => snippetTargets.findIndex((target) => target.language === language) === place,
);

export type RequestLanguage = (typeof requestLanguages)[number]["language"];

const highlighting: Record<RequestLanguage, CodeLanguage> = {
  cURL: "bash",
  TypeScript: "typescript",
  Python: "python",
};

export interface RequestExample {
  title: string;
  values: RequestValues;
  codes: { name: RequestLanguage; code: string; language: CodeLanguage }[];
}

/** The example requests of the explorer's form, as code that sends them. */
export function listRequestExamples(
  description: ApiDescription,
  operation: Operation,
  baseUrl: string,
): RequestExample[] {
  const form = buildOperationForm(description, operation);
  const credentialVariable = description.hints.credentialVariable ?? "API_KEY";
  return form.examples.map(({ summary, values }) => {
    const model = buildRequest(form, values);
    return {
      title: summary,
      values,
      codes: requestLanguages.map(({ language, render }) => ({
        name: language,
        code: render({ baseUrl, model, credentialVariable }).code,
        language: highlighting[language],
      })),
    };
  });
}
