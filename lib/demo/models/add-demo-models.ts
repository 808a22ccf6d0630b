import type { FieldNode } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import { readList, readMember, readNumber, readObject, readString } from "@/lib/openapi/read-member";
import { demoModels } from "../demo-models";
import type { ModelListSource } from "./find-model-list";
import { realisticModels } from "./realistic-models";

/**
 * The documented list of models with the demo server's own ones in front and some well-known ones behind. The first
 * documented model is the pattern that the others are cut from, so that they have every member that the description asks
 * for. Where that does not work out the example stays as it is.
 */
export function addDemoModels(node: FieldNode, example: Json, source: ModelListSource, query: JsonObject): Json {
  const [member = "", ...deeper] = source.items.split("/").slice(1);
  const name = source.value.slice(1);
  const documented = isJsonObject(example) ? readList(example, member).filter(isJsonObject) : [];
  const [pattern] = documented;
  if (!isJsonObject(example) || !pattern || deeper.length > 0 || readString(pattern, name) === undefined) {
    return example;
  }
  const cut = (model: ModelEntry) => cutModel(pattern, name, source.label?.slice(1), model);
  const parameters = collectParameters(documented);
  const models = [
    ...demoModels.map((model) => cut({ ...model, parameters, prompt: "0", completion: "0" })),
    ...documented,
    ...realisticModels.map(cut),
  ];
  const found = models.filter((model) => matchesQuery(model, query));
  const offset = readNumber(query, "offset") ?? 0;
  const list: JsonObject = { ...example };
  setMember(list, member, found.slice(offset, offset + (readNumber(query, "limit") ?? found.length)));
  if (readNumber(example, "total_count") !== undefined) {
    list.total_count = found.length;
  }
  return fitsField(node, list) ? list : example;
}

interface ModelEntry {
  id: string;
  name: string;
  description: string;
  context_length?: number;
  prompt: string;
  completion: string;
  parameters?: Json[];
}

/** Only members that the pattern has are set; the pattern's id is replaced wherever it stands, in links too. */
function cutModel(pattern: JsonObject, idName: string, labelName: string | undefined, model: ModelEntry): JsonObject {
  const oldId = readString(pattern, idName) ?? "";
  const pricing = readObject(pattern, "pricing");
  const changes: JsonObject = {
    ...(labelName !== undefined && { [labelName]: model.name }),
    description: model.description,
    ...(model.context_length !== undefined && { context_length: model.context_length }),
    ...(pricing && { pricing: { prompt: model.prompt, completion: model.completion } }),
    ...(model.parameters && { supported_parameters: model.parameters }),
  };
  const cut: JsonObject = {};
  for (const [key, value] of Object.entries(pattern)) {
    setMember(cut, key, readMember(changes, key) ?? replaceText(value, oldId, model.id));
  }
  return cut;
}

function replaceText(value: Json, from: string, to: string): Json {
  if (typeof value === "string") {
    return value.replaceAll(from, to);
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaceText(item, from, to));
  }
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaceText(member, from, to)]))
    : value;
}

/** The demo models take everything that any of the documented ones takes. */
function collectParameters(documented: readonly JsonObject[]): Json[] {
  return [...new Set(documented.flatMap((model) => readList(model, "supported_parameters")))];
}

function matchesQuery(model: JsonObject, query: JsonObject): boolean {
  const words = (readString(query, "q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const text = [readString(model, "id"), readString(model, "name")].join(" ").toLowerCase();
  const parameters = (readString(query, "supported_parameters") ?? "").split(",").filter(Boolean);
  const supported = readList(model, "supported_parameters");
  return words.every((word) => text.includes(word)) && parameters.every((parameter) => supported.includes(parameter));
}
