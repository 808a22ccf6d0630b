import type { OperationForm, ParameterField, RequestValues } from "@/lib/fields/operation-form";
import { type JsonObject, setMember } from "@/lib/json";
import { type CredentialCollector, collectCredentials } from "./collect-credentials";
import type { MatchedAddress } from "./match-address";
import { readCurlBody } from "./read-body-json";
import type { CurlRequest } from "./read-curl";
import { readParameterText } from "./read-parameter-text";

export interface CurlValues {
  values: RequestValues;
  /** Literal credentials found in the command, by name of the security scheme, for the credential fields. */
  credentials: Record<string, string>;
  notes: string[];
}

/** Headers that the request gets by itself. */
const ownHeaders = new Set([
  "content-type",
  "accept",
  "content-length",
  "host",
  "user-agent",
  "connection",
  "accept-encoding",
]);

/** The values that a form needs to send what the command sends, with what it cannot take over. */
export function valuesFromCurl(
  request: CurlRequest,
  address: MatchedAddress<object & { method: string; path: string }>,
  form: OperationForm,
): CurlValues {
  const notes = [...request.notes];
  const values: RequestValues = {};
  const path: JsonObject = {};
  for (const [name, text] of Object.entries(address.path))
    setMember(path, name, readParameterText(findParameter(form, "path", name)?.node, text));
  if (Object.keys(path).length > 0) values.path = path;
  const credentials = collectCredentials(form.security, notes);
  if (request.user !== undefined) credentials.takeLogin(request.user);
  const pairs = address.query.filter(([name, text]) => !credentials.take("query", name, text));
  const query = readPairs(pairs, form);
  if (Object.keys(query).length > 0) values.query = query;
  readHeaders(request, form, values, credentials, notes);
  readBody(request, form, values, notes);
  const kept = keptUnknown(request.unknown, values);
  if (kept.length > 0) {
    const isOne = kept.length === 1;
    notes.push(
      `${listed(kept)} ${isOne ? "is" : "are"} not set in the command and ${isOne ? "was" : "were"} kept as written.`,
    );
  }
  return { values, notes, credentials: credentials.found };
}

/** Those variables and commands that stand in the values, as text that their author did not mean. */
function keptUnknown(unknown: readonly string[], values: RequestValues): string[] {
  if (unknown.length === 0) return [];
  const json = JSON.stringify(values);
  return unknown.filter((text) => json.includes(JSON.stringify(text).slice(1, -1)));
}

const maxListed = 3;
const maxCharacters = 40;

function listed(texts: readonly string[]): string {
  const short = texts
    .slice(0, maxListed)
    .map((text) => (text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text));
  return texts.length > maxListed ? `${short.join(", ")} and ${texts.length - maxListed} more` : short.join(", ");
}

function findParameter(form: OperationForm, location: string, name: string): ParameterField | undefined {
  return form.parameters.find(
    (parameter) =>
      parameter.location === location &&
      (location === "header" ? parameter.name.toLowerCase() === name.toLowerCase() : parameter.name === name),
  );
}

/** Query pairs as values by name: repeated names, comma lists and `name[key]` as the parameter's style has them. */
function readPairs(pairs: [string, string][], form: OperationForm): JsonObject {
  const query: JsonObject = {};
  const texts = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    const deep = /^([^[]+)\[([^\]]*)\]$/.exec(name);
    const parameter =
      deep && form.parameters.find((candidate) => candidate.name === deep[1] && candidate.style === "deepObject");
    if (deep && parameter) {
      const held = query[parameter.name];
      const object: JsonObject = held && typeof held === "object" && !Array.isArray(held) ? held : {};
      setMember(object, deep[2] ?? "", text);
      setMember(query, parameter.name, object);
    } else texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  for (const [name, all] of texts) {
    const parameter = form.parameters.find((candidate) => candidate.location === "query" && candidate.name === name);
    const node = parameter?.node;
    const item = node?.kind === "array" ? node.item : undefined;
    if (item) {
      const separator = parameter?.style === "spaceDelimited" ? " " : parameter?.style === "pipeDelimited" ? "|" : ",";
      const parts = parameter?.explode ? all : all.flatMap((text) => text.split(separator));
      setMember(
        query,
        name,
        parts.map((text) => readParameterText(item, text)),
      );
    } else if (all.length > 1) setMember(query, name, all);
    else setMember(query, name, readParameterText(node, all[0] ?? ""));
  }
  return query;
}

function readHeaders(
  request: CurlRequest,
  form: OperationForm,
  values: RequestValues,
  credentials: CredentialCollector,
  notes: string[],
): void {
  const header: JsonObject = {};
  const cookie: JsonObject = {};
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    const declared = findParameter(form, "header", name);
    if (credentials.take("header", name, value)) continue;
    if (declared) setMember(header, declared.name, readParameterText(declared.node, value));
    else if (lower === "cookie") readCookies(value, form, cookie, credentials, notes);
    else if (!ownHeaders.has(lower)) {
      notes.push(`The header ${name} was not used: the API description does not name it.`);
    }
  }
  if (Object.keys(header).length > 0) values.header = header;
  if (Object.keys(cookie).length > 0) values.cookie = cookie;
}

function readCookies(
  text: string,
  form: OperationForm,
  cookie: JsonObject,
  credentials: CredentialCollector,
  notes: string[],
): void {
  for (const pair of text.split(";")) {
    const [name = "", value = ""] = pair.trim().split(/=([\s\S]*)/);
    const declared = findParameter(form, "cookie", name);
    if (name === "" || credentials.take("cookie", name, value)) continue;
    if (declared) setMember(cookie, name, readParameterText(declared.node, value));
    else notes.push(`The cookie ${name} was not used: the API description does not name it.`);
  }
}

function readBody(request: CurlRequest, form: OperationForm, values: RequestValues, notes: string[]): void {
  const { body } = request;
  if (!body) return;
  if (!form.body) {
    notes.push("The body was not used: this operation takes none.");
    return;
  }
  const offered = form.body.media.map((media) => media.mediaType);
  const sent = contentType(request);
  const matching = offered.find((mediaType) => mediaType.split(";")[0] === sent);
  if (body.kind === "multipart") {
    const fields: JsonObject = {};
    for (const part of body.parts) if (!part.isFile) addField(fields, part.name, part.value);
    values.body = fields;
    if (matching && matching !== offered[0]) values.mediaType = matching;
    if (!matching) notes.push(`The fields are sent as ${offered[0]}, which the API expects; the command says ${sent}.`);
    return;
  }
  // `-d ''` sends a POST without a body.
  if (body.text === "") return;
  const json = readCurlBody(body.text, request.unknown);
  const jsonOffered = offered.find((mediaType) => /[/+]json(?:;|$)/.test(mediaType));
  if (json.ok && (matching === jsonOffered || !matching) && jsonOffered !== undefined) {
    values.body = json.value;
    notes.push(...json.notes);
    if (jsonOffered !== offered[0]) values.mediaType = jsonOffered;
    if (!matching) notes.push(`The body is sent as ${jsonOffered}, which the API expects; the command says ${sent}.`);
    return;
  }
  if (matching !== undefined && matching !== offered[0]) values.mediaType = matching;
  if (matching?.startsWith("application/x-www-form-urlencoded")) {
    const fields: JsonObject = {};
    for (const [name, value] of new URLSearchParams(body.text)) addField(fields, name, value);
    values.body = fields;
    return;
  }
  if (!json.ok && jsonOffered !== undefined)
    notes.push(`The body is not valid JSON and was kept as text. ${json.problem}.`);
  values.body = body.text;
}

/** A name given several times becomes a list. */
function addField(fields: JsonObject, name: string, value: string): void {
  const held = Object.hasOwn(fields, name) ? fields[name] : undefined;
  setMember(fields, name, held === undefined ? value : Array.isArray(held) ? [...held, value] : [held, value]);
}

function contentType(request: CurlRequest): string {
  const header = request.headers.findLast(([name]) => name.toLowerCase() === "content-type");
  if (header) return header[1].split(";")[0]?.trim().toLowerCase() ?? "";
  return request.body?.kind === "multipart" ? "multipart/form-data" : "application/x-www-form-urlencoded";
}
