import { isJsonObject, objectFromEntries } from "@/lib/json";
import type { StreamAssembler } from "@/lib/openapi/operation";
import { pythonLiteral, quotePython } from "../literals/python";
import { type OpenAiCall, prepareOpenAiCall } from "../sdk/openai-call";
import { splitBody } from "../sdk/openai-method";
import { declined, type Snippet, type SnippetRequest } from "../snippet";
import { pythonCall } from "./python-parts";

/** A Python program that uses the `openai` package with the API's base URL. */
export function renderOpenAiPython(request: SnippetRequest): Snippet {
  const call = prepareOpenAiCall(request);
  if ("differences" in call) return declined(call.differences);
  const { model } = request;
  // It writes JSON as UTF-8, which has no lone surrogates.
  if (/\\ud[89a-f]/.test(JSON.stringify(call.body))) {
    return declined(["The SDK does not send text with half of a surrogate pair."]);
  }
  const { method } = call;
  const usesKey = call.credential === undefined;
  const standard = [
    ...(method ? [] : ["import json"]),
    ...(usesKey ? ["import os"] : []),
    ...(model.streaming && model.assembler !== "completions" && model.assembler ? ["import sys"] : []),
  ];
  const client = pythonCall("client = OpenAI", [
    `base_url=${quotePython(call.baseUrl)}`,
    `api_key=${call.credential === undefined ? `os.environ["${call.credentialVariable}"]` : quotePython(call.credential)}`,
    "max_retries=0",
  ]);
  const variable = method === undefined ? "result" : model.streaming ? "stream" : "response";
  const callee = `${variable} = client.${method?.name ?? model.method.toLowerCase()}`;
  const code = [
    ...(standard.length > 0 ? [standard.join("\n"), ""] : []),
    "from openai import OpenAI",
    "",
    client,
    "",
    pythonCall(callee, method ? listParameters(call) : listRawParameters(call, model.queryString)),
    "",
    method === undefined
      ? `print(json.dumps(${variable}, indent=2, ensure_ascii=False))`
      : model.streaming
        ? readStream(model.assembler)
        : `print(${variable}.to_json())`,
  ].join("\n");
  return {
    code,
    differences: [],
    ...(method ? { notes: ["The SDK sends the members of the body in its own order."] } : {}),
  };
}

/** Parameters that the SDK knows have their own keyword; the others go in as `extra_body`. */
function listParameters({ method, body, headers }: OpenAiCall): string[] {
  if (!method || !body || !isJsonObject(body.value)) return [];
  const { known, others } = splitBody(method, body.value);
  return [
    ...known.map(([name, value]) => `${name}=${pythonLiteral(value, "    ")}`),
    ...(others.length > 0 ? [`extra_body=${pythonLiteral(objectFromEntries(others), "    ")}`] : []),
    ...(headers.length > 0 ? [`extra_headers=${pythonLiteral(objectFromEntries(headers), "    ")}`] : []),
  ];
}

/** Any path can be called; the answer is then what its JSON holds. */
function listRawParameters({ path, body, headers }: OpenAiCall, query: string): string[] {
  return [
    quotePython(query === "" ? path : `${path}?${query}`),
    "cast_to=object",
    ...(body ? [`body=${pythonLiteral(body.value, "    ")}`] : []),
    ...(headers.length > 0 ? [`options={"headers": ${pythonLiteral(objectFromEntries(headers), "    ")}}`] : []),
  ];
}

/** An error in the middle of a stream is raised by the SDK itself, but for a failed response. */
function readStream(assembler: StreamAssembler | undefined): string {
  switch (assembler) {
    case "chat-completions":
      return `for chunk in stream:
    for choice in chunk.choices or []:
        if choice.delta:
            print(getattr(choice.delta, "reasoning", None) or "", end="", flush=True, file=sys.stderr)
            print(choice.delta.content or "", end="", flush=True)
print()`;
    case "completions":
      return `for chunk in stream:
    for choice in chunk.choices or []:
        print(choice.text or "", end="", flush=True)
print()`;
    case "responses":
      return `for event in stream:
    if event.type == "response.failed":
        raise SystemExit(event.to_json())
    if event.type == "response.reasoning_text.delta":
        print(event.delta, end="", flush=True, file=sys.stderr)
    if event.type == "response.output_text.delta":
        print(event.delta, end="", flush=True)
print()`;
    case undefined:
      return "for event in stream:\n    print(event.to_json(), flush=True)";
  }
}
