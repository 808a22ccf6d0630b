import { buildField } from "@/lib/fields/build-field";
import { contextOf } from "@/lib/fields/field-context";
import { compileValidator } from "@/lib/fields/validate";
import { type Json, type JsonObject, setMember } from "@/lib/json";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { readParameter } from "./read-parameter";
import type { RequestFault } from "./request-fault";
import type { RequestParts } from "./request-parts";

/** Headers that OpenAPI says are not parameters, whatever the document lists. */
const notParameters = new Set(["accept", "content-type", "authorization"]);

export interface CheckedParameters {
  /** By name, those of the path before those of the query. */
  values: JsonObject;
  faults: RequestFault[];
}

/** Reads all parameters of a request and lists what is wrong with them. */
export function checkParameters(
  description: Pick<ApiDescription, "resolve">,
  operation: Operation,
  parts: RequestParts,
): CheckedParameters {
  const context = contextOf(description, { direction: "request", files: false });
  const values: JsonObject = {};
  const faults: RequestFault[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.location === "header" && notParameters.has(parameter.name.toLowerCase())) {
      continue;
    }
    const node = buildField(parameter.schema, context);
    const value: Json | undefined = readParameter(parameter, node, parts);
    const place = `${parameter.location} parameter ${parameter.name}`;
    if (value === undefined) {
      if (parameter.required && isReadable(operation, parameter.location)) {
        faults.push({ place, path: [], message: "Required" });
      }
      continue;
    }
    faults.push(...compileValidator(node)(value).map(({ path, message }) => ({ place, path, message })));
    if (parameter.location === "path" || parameter.location === "query") {
      setMember(values, parameter.name, value);
    }
  }
  return { values, faults };
}

/** A segment that holds several parameters is matched but not taken apart. */
function isReadable(operation: Operation, location: string): boolean {
  return location !== "path" || !/\{[^{}]+\}[^/]*\{/.test(operation.path);
}
