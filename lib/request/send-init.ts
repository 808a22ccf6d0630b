import type { HttpMethod } from "@/lib/openapi/operation";
import type { RequestBody, RequestModel, RequestPart } from "./request-model";

export interface SendInit {
  method: HttpMethod;
  headers: [name: string, value: string][];
  body?: string | FormData | File;
}

/**
 * What is handed to `fetch` for this request; the sender adds the credential and the address. The Content-Type of a
 * multipart body is left to `fetch`, which knows its boundary.
 */
export function sendInit(model: RequestModel): SendInit {
  const body = fetchBody(model.body);
  return { method: model.method, headers: [...model.headers], ...(body === undefined ? {} : { body }) };
}

/** The exact text of a body that is text; undefined for multipart and binary bodies. */
export function bodyText(body: RequestBody): string | undefined {
  switch (body.kind) {
    case "json":
      return JSON.stringify(body.value);
    case "text":
      return body.text;
    case "form":
      return new URLSearchParams(body.pairs).toString();
    case "multipart":
    case "binary":
      return undefined;
  }
}

/** The whole address of the request below a server's base URL, which may end with a slash or not. */
export function requestUrl(baseUrl: string, model: Pick<RequestModel, "path" | "queryString">): string {
  const query = model.queryString === "" ? "" : `?${model.queryString}`;
  return baseUrl.replace(/\/+$/, "") + model.path + query;
}

function fetchBody(body: RequestBody | null): SendInit["body"] {
  if (body === null) return undefined;
  if (body.kind === "multipart") return formData(body.parts);
  if (body.kind === "binary") return body.file ?? undefined;
  return bodyText(body);
}

function formData(parts: RequestPart[]): FormData {
  const data = new FormData();
  for (const part of parts) {
    if ("file" in part) {
      data.append(part.name, retyped(part.file, part.contentType), part.file.name);
    } else if (part.contentType !== undefined) {
      data.append(part.name, new Blob([part.value], { type: part.contentType }));
    } else {
      data.append(part.name, part.value);
    }
  }
  return data;
}

function retyped(file: File, contentType: string | undefined): Blob {
  return contentType === undefined || contentType === file.type
    ? file
    : new File([file], file.name, { type: contentType });
}
