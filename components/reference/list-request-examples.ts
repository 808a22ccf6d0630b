import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import type { RenderSnippet } from "@/lib/snippets/snippet";
import { renderCurl } from "@/lib/snippets/targets/curl";
import { renderFetch } from "@/lib/snippets/targets/fetch";
import { renderRequests } from "@/lib/snippets/targets/requests";
import type { CodeLanguage } from "./highlight-code";

/** One kind of code for each language, in the explorer's order. */
export const requestLanguages = [
  { name: "cURL", highlighting: "bash", render: renderCurl },
  { name: "TypeScript", highlighting: "typescript", render: renderFetch },
  { name: "Python", highlighting: "python", render: renderRequests },
] as const satisfies readonly { name: string; highlighting: CodeLanguage; render: RenderSnippet }[];

export interface RequestExample {
  title: string;
  values: RequestValues;
  codes: { name: string; code: string; language: CodeLanguage }[];
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
      codes: requestLanguages.map(({ name, highlighting, render }) => ({
        name,
        code: render({ baseUrl, model, credentialVariable }).code,
        language: highlighting,
      })),
    };
  });
}
