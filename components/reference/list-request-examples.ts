import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import { renderCurl } from "@/lib/snippets/targets/curl";
import type { Example } from "./example";

/** The example requests of the explorer's form, as the commands that send them. */
export function listRequestExamples(description: ApiDescription, operation: Operation, baseUrl: string): Example[] {
  const form = buildOperationForm(description, operation);
  const credentialVariable = description.hints.credentialVariable ?? "API_KEY";
  return form.examples.map(({ summary, values }) => ({
    title: summary,
    code: renderCurl({ baseUrl, model: buildRequest(form, values), credentialVariable }).code,
    language: "bash",
  }));
}
