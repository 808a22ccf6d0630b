import { isJsonObject, type Json } from "@/lib/json";
import { isDeeperThan, MAX_LITERAL_DEPTH } from "../literals/literal";
import { variableName } from "../prepared-request";
import type { SnippetRequest } from "../snippet";
import { findBearer } from "./find-bearer";
import { findOpenAiMethod, type OpenAiMethod } from "./openai-method";

/** What both OpenAI SDKs are told to send a request. */
export interface OpenAiCall {
  baseUrl: string;
  /** Absent where the SDK has no method of its own for the path: it then takes the path itself. */
  method?: OpenAiMethod;
  path: string;
  body: { value: Json } | null;
  /** Beyond those that the SDK sends by itself. */
  headers: [name: string, value: string][];
  credentialVariable: string;
  /** The key itself, where it is to be written into the code. */
  credential?: string;
}

/** The call that sends a request, or what keeps the SDKs from sending it. */
export function prepareOpenAiCall(request: SnippetRequest): OpenAiCall | { differences: string[] } {
  const { model, baseUrl } = request;
  const bearer = findBearer(request);
  if (!bearer) return { differences: ["The SDK sends a bearer key and no other credential."] };
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(model.method)) {
    return { differences: [`The SDK does not send ${model.method} requests.`] };
  }
  if (model.body !== null && model.body.kind !== "json") {
    return { differences: [`The SDK does not send a body of ${model.body.mediaType}.`] };
  }
  const body = model.body && { value: model.body.value };
  if (body && !isJsonObject(body.value) && !Array.isArray(body.value)) {
    return { differences: ["The SDK sends only objects and lists as JSON."] };
  }
  if (body && isDeeperThan(body.value, MAX_LITERAL_DEPTH)) {
    return { differences: ["The body is nested too deeply to be written as a value."] };
  }
  const accept = model.headers.find(([name]) => /^accept$/i.test(name))?.[1];
  if (!model.streaming && accept !== undefined && !/^[^,;]*\bjson\b/i.test(accept)) {
    return { differences: [`The SDK asks for JSON, not for ${accept}.`] };
  }
  const found = model.method === "POST" && body && isJsonObject(body.value) ? findOpenAiMethod(model.path) : undefined;
  const hasMethod = found !== undefined && model.queryString === "";
  if (model.streaming && !hasMethod) return { differences: ["The SDK has no method for this stream."] };
  return {
    baseUrl: baseUrl.replace(/\/+$/, "") + (hasMethod ? found.prefix : ""),
    ...(hasMethod ? { method: found.method } : {}),
    path: model.path,
    body,
    headers: model.headers.filter(
      ([name, value]) => !/^accept$/i.test(name) && !(/^content-type$/i.test(name) && value === "application/json"),
    ),
    credentialVariable: variableName(request.credentialVariable),
    ...(bearer.credential === undefined ? {} : { credential: bearer.credential }),
  };
}
