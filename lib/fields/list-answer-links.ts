import type { ApiDescription, LinkSpec, Operation, ParameterLocation } from "@/lib/openapi/operation";
import type { AnswerLink } from "./operation-form";

/** The links of the successful answers of an operation; those that lead to no operation of the description are left out. */
export function listAnswerLinks(description: ApiDescription, operation: Operation): AnswerLink[] {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const found = successes.flatMap(({ links = [] }) => links);
  return found
    .filter((link, position) => found.findIndex(({ name }) => name === link.name) === position)
    .flatMap((link) => {
      const target = description.operations.find(({ id }) => id === link.operationId);
      return target ? [makeLink(link, target)] : [];
    });
}

function makeLink(link: LinkSpec, target: Operation): AnswerLink {
  const { operationId: _, parameters, ...others } = link;
  return {
    ...others,
    operation: {
      id: target.id,
      method: target.method,
      title: target.title,
      path: target.path,
      route: `${target.tagSlug}/${target.slug}`,
    },
    parameters: Object.entries(parameters).flatMap(([key, value]) => {
      const place = findParameter(target, key);
      return place ? [{ ...place, value }] : [];
    }),
    locations: Object.fromEntries(target.parameters.map(({ name, location }) => [name, location])),
  };
}

/** A key is a parameter's name, or its place and its name. */
function findParameter(target: Operation, key: string): { location: ParameterLocation; name: string } | undefined {
  const qualified = target.parameters.find(({ location, name }) => key === `${location}.${name}`);
  const parameter = qualified ?? target.parameters.find(({ name }) => name === key);
  return parameter && { location: parameter.location, name: parameter.name };
}
