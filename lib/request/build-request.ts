import type { OperationForm, ParameterField, RequestValues } from "@/lib/fields/operation-form";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { essence } from "@/lib/openapi/media-type";
import type { ParameterLocation } from "@/lib/openapi/operation";
import { buildBody } from "./build-body";
import { findHeaderFault, trimHeaderValue } from "./header-text";
import { type ParameterFormat, serializeHeaderValue, serializePairs, serializePathValue } from "./parameter-style";
import { encodePathText, encodeValue } from "./percent-encoding";
import type { RequestBody, RequestFiles, RequestModel } from "./request-model";

/**
 * The request that a form's values stand for. Values of names that the description does not know are kept, in the order
 * in which they stand. It always answers: what cannot be sent as it is (see `listRequestProblems`) is left out when it
 * is a header and sent as it stands otherwise. A path parameter without a value stays as encoded `{name}`.
 */
export function buildRequest(
  form: OperationForm,
  values: RequestValues,
  files: RequestFiles = new Map(),
): RequestModel {
  const body = buildBody(form, values, files);
  const streaming = isStreaming(form, values);
  return {
    method: form.method,
    path: fillPath(form, values.path ?? {}),
    queryString: entriesOf(values.query)
      .flatMap(([name, value]) => serializePairs(name, value, formatOf(form, "query", name)))
      .map(([name, value]) => `${name}=${value}`)
      .join("&"),
    headers: buildHeaders(form, values, body, streaming),
    body,
    streaming,
    ...(streaming && form.hints.stream ? { assembler: form.hints.stream.assembler } : {}),
    security: form.security,
  };
}

/** Whether these values ask for an event stream: by the description's own hint, else by a `stream` property. */
function isStreaming(form: OperationForm, values: RequestValues): boolean {
  const offersStream = form.accepts.some((type) => essence(type) === "text/event-stream");
  if (offersStream && form.accepts.every((type) => essence(type) === "text/event-stream")) return true;
  const property = form.hints.stream?.property ?? (offersStream ? "stream" : undefined);
  const body = values.body;
  return property !== undefined && isJsonObject(body) && Object.hasOwn(body, property) && body[property] === true;
}

/** Splits a path template: even positions are fixed text, odd ones parameter names. */
export function splitPathTemplate(template: string): string[] {
  return template.split(/\{([^{}/]+)\}/);
}

/** Finds the description of a parameter; header names compare without case. */
export function findParameter(
  form: OperationForm,
  location: ParameterLocation,
  name: string,
): ParameterField | undefined {
  const same = location === "header" ? (other: string) => other.toLowerCase() === name.toLowerCase() : undefined;
  return form.parameters.find((field) => field.location === location && (field.name === name || same?.(field.name)));
}

/**
 * Header fields that the connection, the credential or the app's own relay decides (RFC 9110 7.6.1). A value given for
 * one of them is never sent.
 */
export function isReservedHeader(name: string): boolean {
  return /^(authorization|accept-encoding|connection|content-encoding|content-length|expect|forwarded|host|keep-alive|next-.*|proxy-.*|te|trailer|transfer-encoding|upgrade|via|x-forwarded-.*|x-middleware-.*|x-real-ip|x-relay-.*)$/i.test(
    name,
  );
}

function fillPath(form: OperationForm, values: JsonObject): string {
  return splitPathTemplate(form.path)
    .map((text, index) => {
      if (index % 2 === 0) return encodePathText(text);
      const value = Object.hasOwn(values, text) ? values[text] : undefined;
      return value === undefined
        ? encodeValue(`{${text}}`)
        : serializePathValue(text, value, formatOf(form, "path", text));
    })
    .join("");
}

function buildHeaders(
  form: OperationForm,
  values: RequestValues,
  body: RequestBody | null,
  streaming: boolean,
): [string, string][] {
  const headers = new HeaderList();
  for (const [name, value] of entriesOf(values.header)) {
    if (isReservedHeader(name)) continue;
    if (name.toLowerCase() === "content-type" && (body === null || body.kind === "multipart")) continue;
    headers.add(name, serializeHeaderValue(value, formatOf(form, "header", name)));
  }
  const cookies = entriesOf(values.cookie).flatMap(([name, value]) =>
    serializePairs(name, value, formatOf(form, "cookie", name)),
  );
  if (cookies.length > 0) headers.add("Cookie", cookies.map(([name, value]) => `${name}=${value}`).join("; "));
  if (body !== null && body.kind !== "multipart") headers.addMissing("Content-Type", body.mediaType);
  const accept = acceptedTypes(form, streaming);
  if (accept !== "") headers.addMissing("Accept", accept);
  return headers.list;
}

function acceptedTypes(form: OperationForm, streaming: boolean): string {
  const isStream = (type: string) => essence(type) === "text/event-stream";
  if (streaming && (form.hints.stream || form.accepts.some(isStream))) return "text/event-stream";
  const others = form.accepts.filter((type) => !isStream(type));
  return [...new Set(others)].join(", ");
}

/** Headers in order; a name given twice, in whatever case, is one field with both values, as RFC 9110 5.3 reads it. */
class HeaderList {
  readonly list: [name: string, value: string][] = [];

  add(name: string, value: string): void {
    if (findHeaderFault(name, value)) return;
    const text = trimHeaderValue(value);
    const entry = this.#find(name);
    if (entry) entry[1] += name.toLowerCase() === "cookie" ? `; ${text}` : `, ${text}`;
    else this.list.push([name, text]);
  }

  addMissing(name: string, value: string): void {
    if (!this.#find(name)) this.add(name, value);
  }

  #find(name: string): [string, string] | undefined {
    return this.list.find(([other]) => other.toLowerCase() === name.toLowerCase());
  }
}

function formatOf(form: OperationForm, location: ParameterLocation, name: string): ParameterFormat {
  const style = location === "query" || location === "cookie" ? "form" : "simple";
  return findParameter(form, location, name) ?? { style, explode: style === "form" };
}

function entriesOf(values: JsonObject | undefined): [string, Json][] {
  return values ? Object.entries(values) : [];
}
