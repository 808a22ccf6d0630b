import type { BodyForm, OperationForm, ParameterField } from "@/lib/fields/operation-form";

/** An operation of a made-up API; only what a test is about has to be said. */
export function makeForm(parts: Partial<OperationForm> = {}): OperationForm {
  return {
    id: "operation",
    method: "POST",
    path: "/things",
    tag: "Things",
    tagSlug: "things",
    slug: "operation",
    title: "Operation",
    deprecated: false,
    security: [[{ kind: "bearer", name: "key" }]],
    hints: {},
    parameters: [],
    examples: [],
    accepts: ["application/json"],
    ...parts,
  };
}

export function makeParameter(
  location: ParameterField["location"],
  name: string,
  parts: Partial<ParameterField> = {},
): ParameterField {
  const style = location === "path" || location === "header" ? "simple" : "form";
  return {
    location,
    name,
    required: location === "path",
    style,
    explode: style === "form",
    allowReserved: false,
    node: { kind: "any" },
    ...parts,
  };
}

export function makeBody(mediaType: string, encoding: BodyForm["media"][number]["encoding"] = {}): BodyForm {
  return { required: true, media: [{ mediaType, node: { kind: "any" }, examples: [], encoding }] };
}
