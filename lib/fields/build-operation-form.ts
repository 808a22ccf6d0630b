import type { JsonObject } from "@/lib/json";
import { essence } from "@/lib/openapi/media-type";
import type { ApiDescription, Operation, Parameter } from "@/lib/openapi/operation";
import { buildBodyForm } from "./body-form";
import { buildField } from "./build-field";
import { listExampleRequests } from "./example-requests";
import { contextOf } from "./field-context";
import { listAnswerLinks } from "./list-answer-links";
import type { OperationForm, ParameterField } from "./operation-form";

const forms = new WeakMap<Operation, OperationForm>();

/** Everything the page of an operation needs to draw its form. Built at the first call; treat it as immutable. */
export function buildOperationForm(description: ApiDescription, operation: Operation): OperationForm {
  let form = forms.get(operation);
  if (!form) {
    form = makeForm(description, operation);
    forms.set(operation, form);
  }
  return form;
}

function makeForm(description: ApiDescription, operation: Operation): OperationForm {
  const { id, method, path, tag, tagSlug, slug, title, deprecated, security, hints } = operation;
  const parameters = operation.parameters.map((parameter) => buildParameter(description, parameter));
  const links = listAnswerLinks(description, operation);
  const body = operation.requestBody && buildBodyForm(description, operation.requestBody, hints.order);
  return {
    ...{ id, method, path, tag, tagSlug, slug, title, deprecated, security, hints },
    ...(operation.description !== undefined && { description: operation.description }),
    ...(operation.serverUrl !== undefined && { serverUrl: operation.serverUrl }),
    parameters,
    ...(body && { body }),
    examples: listExampleRequests(operation, parameters, body),
    accepts: listAccepts(operation),
    ...(links.length > 0 && { links }),
  };
}

/** What a parameter says about itself goes before what its schema says. */
function buildParameter(description: ApiDescription, parameter: Parameter): ParameterField {
  const { name, location, required, style, explode, allowReserved, mediaType, example } = parameter;
  const context = contextOf(description, { direction: "request", files: false });
  const named = parameter.examples.map(({ value }) => value);
  const examples = named.length === 0 && example !== undefined ? [example] : named;
  const note: JsonObject = {
    ...(parameter.description !== undefined && { description: parameter.description }),
    ...(parameter.deprecated && { deprecated: true }),
    ...(examples.length > 0 && { examples }),
  };
  const hasNote = Object.keys(note).length > 0;
  return {
    ...{ name, location, required, style, explode, allowReserved },
    ...(mediaType !== undefined && { mediaType }),
    node: buildField(hasNote ? { ...note, allOf: [parameter.schema] } : parameter.schema, context),
  };
}

function listAccepts(operation: Operation): string[] {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const answers = successes.length > 0 ? successes : operation.responses.filter(({ status }) => status === "default");
  return [...new Set(answers.flatMap(({ content }) => content.map(({ mediaType }) => essence(mediaType))))];
}
