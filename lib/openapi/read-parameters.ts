import type { Json, JsonObject } from "@/lib/json";
import { type DocumentReader, dereference, type Located } from "./document-reader";
import { isHeaderName } from "./header-name";
import { joinPointer } from "./json-pointer";
import type { Parameter, ParameterLocation } from "./operation";
import type { PathKey } from "./path-key";
import { asSchema, readContent } from "./read-content";
import { readExamples } from "./read-examples";
import { readBoolean, readMember, readObject, readString, readStrings, readText } from "./read-member";

type Style = Parameter["style"];

/** Which styles a location allows; the first is its default. `deepObject` and the delimited ones are for queries. */
const STYLES: Record<ParameterLocation, readonly [Style, ...Style[]]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** OpenAPI leaves these to the media types and the security schemes: "the parameter definition SHALL be ignored". */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

export interface ReadParameters {
  parameters: Parameter[];
  /** The document declares the credential as a plain header parameter. */
  hasAuthorizationHeader: boolean;
}

/**
 * The parameters of a path together with those of its operation, which replace parameters of the same name and
 * location. Every `{name}` of the path has one: what the document forgot is added as required text.
 */
export function readParameters(reader: DocumentReader, key: PathKey, owners: Located[]): ReadParameters {
  const found = new Map<string, Parameter>();
  let hasAuthorizationHeader = false;
  for (const { value, pointer } of owners.flatMap((owner) => listParameters(reader, owner))) {
    if (readString(value, "in") === "querystring") {
      for (const parameter of readQueryString(reader, value, pointer)) found.set(`query ${parameter.name}`, parameter);
      continue;
    }
    const parameter = readParameter(reader, value, pointer);
    if (!parameter) {
      continue;
    }
    const lowerName = parameter.name.toLowerCase();
    if (parameter.location === "header" && IGNORED_HEADERS.has(lowerName)) {
      hasAuthorizationHeader ||= lowerName === "authorization";
    } else {
      found.set(`${parameter.location} ${parameter.location === "header" ? lowerName : parameter.name}`, parameter);
    }
  }
  const declared = key.query.reduce(addFixedQuery, [...found.values()]);
  return { parameters: matchTemplate(reader, key.path, owners, declared), hasAuthorizationHeader };
}

function listParameters(reader: DocumentReader, owner: Located): Located[] {
  const listed = readMember(owner.value, "parameters");
  return Array.isArray(listed)
    ? listed.flatMap((item, index) => dereference(reader, item, joinPointer(owner.pointer, "parameters", index)) ?? [])
    : [];
}

function readParameter(reader: DocumentReader, source: JsonObject, pointer: string): Parameter | undefined {
  const name = readString(source, "name");
  const location = readString(source, "in");
  if (name === undefined || name === "" || !isLocation(location)) {
    reader.report(pointer, `A parameter needs a name and a place (path, query, header or cookie), not ${location}.`);
    return undefined;
  }
  if (location === "header" && !isHeaderName(name)) {
    reader.report(pointer, `No header can be called "${name}"; the parameter is left out.`);
    return undefined;
  }
  const [content] = readContent(reader, source, pointer);
  const style = readStyle(reader, source, location, pointer);
  const description = readText(source, "description");
  const examples = content ? content.examples : readExamples(reader, source, pointer);
  const example: Json | undefined = readMember(source, "example");
  return {
    name,
    location,
    required: location === "path" || (readBoolean(source, "required") ?? false),
    ...(description !== undefined && { description }),
    deprecated: readBoolean(source, "deprecated") ?? false,
    style,
    explode: readBoolean(source, "explode") ?? style === "form",
    allowReserved: readBoolean(source, "allowReserved") ?? false,
    ...(content && { mediaType: content.mediaType }),
    schema: content ? content.schema : asSchema(readMember(source, "schema")),
    ...(example !== undefined && { example }),
    examples,
    pointer: content ? content.pointer : joinPointer(pointer, "schema"),
  };
}

/** OpenAPI 3.2 may describe a whole query as one form; its properties are the parameters. */
function readQueryString(reader: DocumentReader, source: JsonObject, pointer: string): Parameter[] {
  const [content] = readContent(reader, source, pointer);
  const schema = content && dereference(reader, content.schema, content.pointer);
  const properties = Object.entries(readObject(schema?.value ?? {}, "properties") ?? {});
  if (!content || !schema || properties.length === 0) {
    reader.report(pointer, "A query described as a whole needs a form with properties; it is left out.");
    return [];
  }
  const required = readStrings(schema.value, "required");
  return properties.map(([name, property]) => ({
    ...textParameter(name, joinPointer(schema.pointer, "properties", name)),
    required: required.includes(name),
    schema: asSchema(property),
  }));
}

function isLocation(location: string | undefined): location is ParameterLocation {
  return location !== undefined && Object.hasOwn(STYLES, location);
}

function readStyle(reader: DocumentReader, source: JsonObject, location: ParameterLocation, pointer: string): Style {
  const wanted = readString(source, "style");
  const [fallback] = STYLES[location];
  const style = STYLES[location].find((candidate) => candidate === wanted);
  if (wanted !== undefined && style === undefined) {
    reader.report(pointer, `The style "${wanted}" is not possible in a ${location} parameter; "${fallback}" is used.`);
  }
  return style ?? fallback;
}

/** What the key of the path says about its query: a fixed value, or the place of a parameter. */
function addFixedQuery(parameters: Parameter[], { name, value }: PathKey["query"][number]): Parameter[] {
  const variable = /^\{([^{}]+)\}$/.exec(value)?.[1];
  const declared =
    parameters.find((parameter) => parameter.location === "query" && parameter.name === name) ??
    parameters.find((parameter) => variable !== undefined && parameter.name === variable);
  const base = declared ?? { ...textParameter(name, "#"), required: variable === undefined };
  const added: Parameter = {
    ...base,
    name,
    ...(base.location === "path" && { location: "query", style: "form", explode: true }),
    ...(variable === undefined && { required: true, schema: { const: value, allOf: [base.schema] } }),
  };
  return declared ? parameters.map((other) => (other === declared ? added : other)) : [...parameters, added];
}

function matchTemplate(reader: DocumentReader, path: string, owners: Located[], parameters: Parameter[]): Parameter[] {
  const templated = [...path.matchAll(/\{([^{}]+)\}/g)].flatMap((match) => match[1] ?? []);
  const kept = parameters.filter((parameter) => {
    const fits = parameter.location !== "path" || templated.includes(parameter.name);
    if (!fits) {
      reader.report(parameter.pointer, `The path ${path} has no place for the parameter "${parameter.name}".`);
    }
    return fits;
  });
  const missing = templated.filter(
    (name, index) =>
      templated.indexOf(name) === index && !kept.some((item) => item.location === "path" && item.name === name),
  );
  const pointer = owners.at(-1)?.pointer ?? "#";
  return [...missing.map((name) => forgottenParameter(reader, path, name, pointer)), ...kept];
}

function forgottenParameter(reader: DocumentReader, path: string, name: string, pointer: string): Parameter {
  reader.report(pointer, `The path ${path} uses {${name}} without describing it; it is taken for text.`);
  return { ...textParameter(name, pointer), location: "path", style: "simple", explode: false };
}

function textParameter(name: string, pointer: string): Parameter {
  return {
    name,
    location: "query",
    required: true,
    deprecated: false,
    style: "form",
    explode: true,
    allowReserved: false,
    schema: { type: "string" },
    examples: [],
    pointer,
  };
}
