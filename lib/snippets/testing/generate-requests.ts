import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import type { Random } from "@/lib/fields/testing/random";
import { generateInstance } from "@/lib/fields/testing/schema-instances";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { ApiDescription, Operation, ParameterLocation } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import type { RequestModel } from "@/lib/request/request-model";
import { awkwardTexts } from "./awkward-values";

const texts = Object.values(awkwardTexts);

/** A request that mostly fits the description of the operation, with awkward text in many places. */
export function generateRequest(api: ApiDescription, operation: Operation, random: Random, file: File): RequestModel {
  const form = buildOperationForm(api, operation);
  const values: RequestValues = {};
  for (const location of ["path", "query", "header", "cookie"] as const) {
    values[location] = generateParameters(api, operation, location, random);
  }
  const files = new Map<string, File>();
  const content = operation.requestBody?.content ?? [];
  if (content.length > 0) {
    const index = Math.floor(random.next() * content.length);
    const media = form.body?.media[index];
    values.mediaType = media?.mediaType;
    const body = generateInstance(content[index]?.schema ?? true, api.resolve, random);
    values.body = media?.node.kind === "file" ? null : placeFiles(form, index, roughen(body, random), files, file);
    if (media?.node.kind === "file") files.set("", file);
  }
  return buildRequest(form, values, files);
}

function generateParameters(
  api: ApiDescription,
  operation: Operation,
  location: ParameterLocation,
  random: Random,
): JsonObject {
  const values: JsonObject = {};
  for (const parameter of operation.parameters.filter((other) => other.location === location)) {
    if (!parameter.required && random.chance(0.4)) continue;
    const value = roughen(generateInstance(parameter.schema, api.resolve, random), random);
    // A path of dots cannot be sent as it is, which `listRequestProblems` says.
    setMember(values, parameter.name, location === "path" && !Array.isArray(value) ? `x${value}` : value);
  }
  return values;
}

/** The value with some of its texts and names replaced by awkward ones. */
function roughen(value: Json, random: Random): Json {
  if (typeof value === "string") return random.chance(0.4) ? random.pick(texts) : value;
  if (Array.isArray(value)) return value.map((item) => roughen(item, random));
  if (!isJsonObject(value)) return value;
  const object: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    setMember(object, random.chance(0.03) ? random.pick(texts) : name, roughen(member, random));
  }
  return object;
}

function placeFiles(form: OperationForm, index: number, body: Json, files: Map<string, File>, file: File): Json {
  const node = form.body?.media[index]?.node;
  if (node?.kind !== "object" || !isJsonObject(body)) return body;
  for (const { name, node: property } of node.properties) {
    if (property.kind !== "file" || !Object.hasOwn(body, name)) continue;
    setMember(body, name, null);
    files.set(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, file);
  }
  return body;
}
