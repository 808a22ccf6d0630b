import type { JsonPath } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";
import type { OperationForm } from "./operation-form";

/** A field of a request by where it is sent and its path there. */
export interface FieldPlace {
  place: "body" | ParameterLocation;
  path: JsonPath;
}

/**
 * The field that says what is asked for, to go to when the API does not find it: a path parameter, else what has its values
 * from another operation's answer, such as a model's id.
 */
export function findNamingField(form: OperationForm): FieldPlace | undefined {
  const inPath = form.parameters.find(({ location }) => location === "path");
  if (inPath) return { place: "path", path: [inPath.name] };
  const body = form.body?.media[0]?.node;
  const properties = body?.kind === "object" ? body.properties : [];
  const listed = properties.filter(({ node }) => node.hints?.options);
  const property = listed.find(({ required }) => required) ?? listed[0];
  if (property) return { place: "body", path: [property.name] };
  const parameter = form.parameters.find(({ required }) => required);
  return parameter && { place: parameter.location, path: [parameter.name] };
}

/**
 * The field that an error means by a text such as `messages[0].content`, `body.messages.0.content` or `/model`. Undefined
 * when the request has nothing of that name.
 */
export function findNamedField(form: OperationForm, text: string): FieldPlace | undefined {
  const steps = text
    .replace(/^\$\.?/, "")
    .split(/[./[\]]+/)
    .filter((step) => step !== "")
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replace(/^["']|["']$/g, "")));
  const [first] = steps;
  const places = ["body", "path", "query", "header", "cookie"] as const;
  const named = places.find((place) => place === first);
  const path = named && steps.length > 1 ? steps.slice(1) : steps;
  const [name] = path;
  if (typeof name !== "string") return undefined;
  const parameter = form.parameters.find((one) => one.name === name && (named === undefined || one.location === named));
  const body = form.body?.media[0]?.node;
  const inBody = body?.kind === "object" && body.properties.some((property) => property.name === name);
  if (inBody && (named === undefined || named === "body")) return { place: "body", path };
  return parameter && { place: parameter.location, path: [name] };
}
