import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { RequestModel } from "@/lib/request/request-model";
import { SdkFitter } from "./fit-sdk";
import type { SdkMember, SdkMethod, SdkNode, SdkTable } from "./sdk-method";

/** How an SDK is called to send a request, or what keeps it from sending just that, one sentence each. */
export type SdkCall =
  | {
      method: SdkMethod;
      argument: JsonObject | undefined;
      baseUrl: string;
      headers: [string, string][];
      /** Members that the SDK puts into the body by itself, of those that it may. */
      added: SdkMember[];
    }
  | { differences: string[] };

/**
 * The call of an SDK that sends a request as it is: its method, found by HTTP method and path, and its argument.
 * `mayAdd` says which members of a body it may add.
 */
export function findSdkCall(
  table: SdkTable,
  baseUrl: string,
  model: RequestModel,
  mayAdd: (member: SdkMember) => boolean,
): SdkCall {
  const match = matchMethod(table.methods, model);
  if (!match) return { differences: ["The SDK has no method for this operation."] };
  const { method, prefix, path } = match;
  const node = table.nodes[method.request];
  const members = typeof node === "object" && "members" in node ? node.members : [];
  const argument: JsonObject = {};
  const differences: string[] = [];
  const fitter = new SdkFitter(table.nodes, mayAdd);
  let added: SdkMember[] = [];

  for (const [name, segment] of path) {
    const member = findMember(members, name);
    const value = member && readText(table.nodes, member.node, decode(segment));
    // It encodes the value itself.
    if (member && value !== undefined && encodeURIComponent(String(value)) === segment) {
      setMember(argument, member.name, value);
    } else differences.push(`The SDK does not take this value of “${name}” in the path.`);
  }

  const pairs = model.queryString === "" ? [] : model.queryString.split("&").map((pair) => pair.split("="));
  for (const [name = "", text = ""] of pairs) {
    const known = decode(name);
    const member = method.query.includes(known) ? findMember(members, known) : undefined;
    const value = member && text !== "" ? readText(table.nodes, member.node, decode(text)) : undefined;
    const isSame = encodeURIComponent(known) === name && encodeURIComponent(String(value)) === text;
    if (!member) differences.push(`The SDK does not know “${known}” in the query.`);
    else if (value === undefined || !isSame || Object.hasOwn(argument, member.name)) {
      differences.push(`The SDK does not take this value of “${known}” in the query.`);
    } else setMember(argument, member.name, value);
  }

  const headers: [string, string][] = [];
  for (const [name, value] of model.headers) {
    if (/^accept$/i.test(name) || (/^content-type$/i.test(name) && value === "application/json")) continue;
    const member = members.find((other) => (other.wire ?? other.name).toLowerCase() === name.toLowerCase());
    if (member && table.nodes[member.node] === "text" && name.includes("-")) setMember(argument, member.name, value);
    else headers.push([name, value]);
  }

  if (model.body !== null && (model.body.kind !== "json" || method.body === undefined)) {
    differences.push("The SDK does not send this kind of body.");
  } else if (method.body !== undefined) {
    const member = findMember(members, method.body);
    const fit = member && model.body ? fitter.fit(member.node, model.body.value) : undefined;
    if (!member || !fit) differences.push("The SDK does not send this operation without a body.");
    else if ("value" in fit) {
      setMember(argument, member.name, fit.value);
      added = listAddedMembers(table.nodes[member.node], model.body?.value ?? null);
    } else differences.push(...fit.misfits.map(describeMisfit));
  }

  const isNeeded = Object.keys(argument).length > 0 || !method.optional;
  if (isNeeded)
    differences.push(...listAddedQuery(method, members, argument), ...listMissing(method, members, argument));
  const sentOrder = method.query.filter((name) => pairs.some(([other = ""]) => decode(other) === name));
  if (differences.length === 0 && sentOrder.join(" ") !== pairs.map(([name = ""]) => decode(name)).join(" ")) {
    differences.push("The SDK sends the query in another order.");
  }
  if (differences.length > 0) return { differences: [...new Set(differences)] };
  return {
    method,
    argument: isNeeded ? argument : undefined,
    baseUrl: baseUrl.replace(/\/+$/, "") + prefix,
    headers,
    added,
  };
}

function listAddedMembers(node: SdkNode | undefined, body: Json): SdkMember[] {
  const members = typeof node === "object" && "members" in node ? node.members : [];
  return members.filter(
    (member) => member.value !== undefined && isJsonObject(body) && !Object.hasOwn(body, member.wire ?? member.name),
  );
}

interface MethodMatch {
  method: SdkMethod;
  /** What comes before the method's own path. */
  prefix: string;
  /** Names of its placeholders and the encoded segments in their places. */
  path: [name: string, segment: string][];
}

/** The method whose template is the end of the path: the longest, then the one with the fewest placeholders. */
function matchMethod(methods: SdkMethod[], model: RequestModel): MethodMatch | undefined {
  const segments = model.path.split("/");
  const matches = methods.flatMap((method): MethodMatch[] => {
    const template = method.path.split("/").slice(1);
    const start = segments.length - template.length;
    if (method.method !== model.method || start < 1) return [];
    const path: [string, string][] = [];
    for (const [index, part] of template.entries()) {
      const segment = segments[start + index] ?? "";
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      if (name !== undefined) path.push([name, segment]);
      else if (part !== segment) return [];
    }
    return [{ method, path, prefix: segments.slice(0, start).join("/") }];
  });
  const rank = ({ method, path }: MethodMatch) => method.path.split("/").length * 10 - path.length;
  return matches.sort((a, b) => rank(b) - rank(a))[0];
}

function listAddedQuery(method: SdkMethod, members: SdkMember[], argument: JsonObject): string[] {
  return members
    .filter((member) => member.value !== undefined && !Object.hasOwn(argument, member.name))
    .filter((member) => method.query.includes(member.wire ?? member.name))
    .map((member) => `The SDK adds “${member.wire ?? member.name}” to the query.`);
}

/** What the SDK asks for beside the body, before it sends anything. */
function listMissing(method: SdkMethod, members: SdkMember[], argument: JsonObject): string[] {
  return members
    .filter(({ name, optional, value }) => !optional && value === undefined && !Object.hasOwn(argument, name))
    .map((member) => member.wire ?? member.name)
    .filter((wireName) => wireName !== method.body && !method.path.includes(`{${wireName}}`))
    .map((wireName) => describeMisfit({ path: [wireName], reason: "missing" }));
}

function describeMisfit({ path, reason }: { path: (string | number)[]; reason: string }): string {
  const place = path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
  if (place === "") return "The SDK does not take this body.";
  switch (reason) {
    case "unknown":
      return `The SDK leaves out “${place}”, which it does not know.`;
    case "added":
      return `The SDK adds “${place}”.`;
    case "missing":
      return `The SDK does not send a request without “${place}”.`;
    default:
      return `The SDK does not take this value of “${place}”.`;
  }
}

function findMember(members: SdkMember[], wireName: string): SdkMember | undefined {
  return members.find((member) => (member.wire ?? member.name) === wireName);
}

/** The value of a parameter's text, of the type that the SDK wants; undefined when it is written otherwise. */
function readText(nodes: SdkNode[], place: number, text: string): Json | undefined {
  const node = nodes[place];
  if (node === "text") return text;
  if (node === "number" || node === "integer") {
    const number = Number(text);
    const isTaken = node === "number" ? Number.isFinite(number) : Number.isSafeInteger(number);
    return String(number) === text && isTaken ? number : undefined;
  }
  if (node === "boolean") return text === "true" || text === "false" ? text === "true" : undefined;
  if (typeof node !== "object") return undefined;
  if ("values" in node) return node.values.find((value) => String(value) === text);
  return "nullable" in node ? readText(nodes, node.nullable, text) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
