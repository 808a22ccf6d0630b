import type { Json, JsonObject } from "@/lib/json";
import { setMember } from "@/lib/json";
import { mediaKind } from "@/lib/openapi/media-type";
import type { NamedExample, Operation } from "@/lib/openapi/operation";
import { exampleValue } from "./example-value";
import type { BodyForm, NamedRequest, ParameterField, RequestValues } from "./operation-form";
import { readExample } from "./read-example";

type ParameterValues = Pick<RequestValues, "path" | "query" | "header" | "cookie">;

/**
 * Complete requests to start from. Each body example becomes one, with the parameters that are required; where the
 * parameters have examples of their own and there is no body, one each. Without any example one is made up.
 */
export function listExampleRequests(
  operation: Operation,
  parameters: ParameterField[],
  body: BodyForm | undefined,
): NamedRequest[] {
  const required = fillParameters(operation, parameters, undefined);
  const fromBody = (body?.media ?? []).flatMap((media, index) =>
    media.examples.map((example): NamedRequest => {
      const mediaType = index === 0 ? {} : { mediaType: media.mediaType };
      const { name, summary, value } = example;
      return { name, summary, values: { ...fillParameters(operation, parameters, name), ...mediaType, body: value } };
    }),
  );
  if (fromBody.length > 0) {
    // The form opens with the first, which should be of the media type that the document prefers.
    const isMixed = body?.media[0]?.examples.length === 0 && mediaKind(body.media[0].mediaType) !== "binary";
    const first: NamedRequest = { name: "example", summary: "Example", values: { ...required, ...exampleBody(body) } };
    return uniqueNames(isMixed ? [first, ...fromBody] : fromBody);
  }
  const named = listNamedParameters(operation)
    .filter(({ name }) => name !== "example")
    .map(
      ({ name, summary }): NamedRequest => ({
        name,
        summary,
        values: { ...fillParameters(operation, parameters, name), ...exampleBody(body) },
      }),
    );
  return named.length > 0
    ? uniqueNames(named)
    : [{ name: "example", summary: "Example", values: { ...required, ...exampleBody(body) } }];
}

/** A body that needs a file is left to the person; an optional body that says nothing is left out. */
function exampleBody(body: BodyForm | undefined): Pick<RequestValues, "body"> {
  const [media] = body?.media ?? [];
  if (!body || !media || mediaKind(media.mediaType) === "binary") {
    return {};
  }
  const value = exampleValue(media.node);
  const isEmpty = typeof value === "object" && (value === null || Object.keys(value).length === 0);
  return isEmpty && !body.required ? {} : { body: value };
}

/** The names that parameters give their examples, each once. Parameters that share a name belong together. */
function listNamedParameters(operation: Operation): NamedExample[] {
  const byName = new Map<string, NamedExample>();
  for (const example of operation.parameters.flatMap((parameter) => parameter.examples)) {
    if (!byName.has(example.name)) {
      byName.set(example.name, example);
    }
  }
  return [...byName.values()];
}

/** Required parameters, and optional ones that have an example of the given name. */
function fillParameters(
  operation: Operation,
  fields: ParameterField[],
  exampleName: string | undefined,
): ParameterValues {
  const values: ParameterValues = {};
  operation.parameters.forEach((parameter, index) => {
    const named = parameter.examples.find((example) => example.name === exampleName && exampleName !== "example");
    const field = fields[index];
    if (!field || !(parameter.required || named)) {
      return;
    }
    const place: JsonObject = values[parameter.location] ?? {};
    setMember(place, parameter.name, named ? readExample(field.node, named.value) : parameterExample(field));
    values[parameter.location] = place;
  });
  return values;
}

/** Nothing in the path would make it the path of another operation. */
function parameterExample({ node, location }: ParameterField): Json {
  const value = exampleValue(node);
  const other = location === "path" && value === "" && node.kind === "enum" ? node.values.find(Boolean) : undefined;
  return other ?? value;
}

function uniqueNames(requests: NamedRequest[]): NamedRequest[] {
  const taken = new Set<string>();
  return requests.map((request) => {
    let { name } = request;
    for (let number = 2; taken.has(name); number += 1) {
      name = `${request.name}-${number}`;
    }
    taken.add(name);
    return { ...request, name };
  });
}
