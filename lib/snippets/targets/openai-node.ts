import { isJsonObject } from "@/lib/json";
import type { StreamAssembler } from "@/lib/openapi/operation";
import { encodeValue } from "@/lib/request/percent-encoding";
import { javascriptKey, javascriptLiteral, quoteJavaScript } from "../literals/javascript";
import { prepareOpenAiCall } from "../sdk/openai-call";
import { isTypedBody } from "../sdk/openai-method";
import { declined, type Snippet, type SnippetRequest } from "../snippet";

/** A TypeScript module that uses the `openai` package with the API's base URL. */
export function renderOpenAiNode(request: SnippetRequest): Snippet {
  const call = prepareOpenAiCall(request);
  if ("differences" in call) return declined(call.differences);
  const { model } = request;
  // It takes the query apart and keeps the last of a repeated name.
  if (!isKeptQuery(model.queryString)) {
    return declined(["The SDK sends the query in another spelling, and only the last value of a repeated name."]);
  }
  const { method, path, body } = call;
  const options = [
    ...(method || !body ? [] : [`body: ${javascriptLiteral(body.value, "  ")}`]),
    ...listHeaders(call.headers),
  ];
  const readVariable = `process.env.${call.credentialVariable} ?? ""`;
  const streams = model.streaming;
  const variable = method === undefined ? "result" : streams ? "stream" : "response";
  const argumentList = [
    ...(method && body ? [javascriptLiteral(body.value) + castFor(method, body.value, streams)] : []),
    ...(method ? [] : [quoteJavaScript(path + (model.queryString && `?${model.queryString}`))]),
    ...(options.length > 0 ? [`{\n${options.map((option) => `  ${option},\n`).join("")}}`] : []),
  ];
  const code = [
    'import OpenAI from "openai";\n',
    `const client = new OpenAI({\n${[
      `baseURL: ${quoteJavaScript(call.baseUrl)}`,
      // Without the fallback it would send the key of OpenAI's own variable.
      `apiKey: ${call.credential === undefined ? readVariable : quoteJavaScript(call.credential)}`,
      "maxRetries: 0",
    ]
      .map((line) => `  ${line},\n`)
      .join("")}});\n`,
    `const ${variable} = await client.${method?.name ?? model.method.toLowerCase()}(${argumentList.join(", ")});\n`,
    streams ? readStream(model.assembler) : `console.log(JSON.stringify(${variable}, null, 2));`,
  ];
  return { code: code.join("\n"), differences: [] };
}

function castFor(method: Parameters<typeof isTypedBody>[0], body: unknown, streams: boolean): string {
  if (isJsonObject(body) && isTypedBody(method, body)) return "";
  return ` as unknown as ${method.type}${streams ? "Streaming" : "NonStreaming"}`;
}

function listHeaders(headers: [string, string][]): string[] {
  if (headers.length === 0) return [];
  const lines = headers.map(([name, value]) => `    ${javascriptKey(name)}: ${quoteJavaScript(value)},\n`);
  return [`headers: {\n${lines.join("")}  }`];
}

function isKeptQuery(query: string): boolean {
  const pairs = Object.entries(Object.fromEntries(new URLSearchParams(query)));
  return pairs.map((pair) => pair.map(encodeValue).join("=")).join("&") === query;
}

/** An error in the middle of a stream is thrown by the SDK itself, but for a failed response. */
function readStream(assembler: StreamAssembler | undefined): string {
  switch (assembler) {
    case "chat-completions":
      return `for await (const chunk of stream) {
  for (const choice of chunk.choices ?? []) {
    const delta: { content?: string | null; reasoning?: string | null } | undefined = choice.delta;
    process.stderr.write(delta?.reasoning ?? "");
    process.stdout.write(delta?.content ?? "");
  }
}
console.log();`;
    case "completions":
      return `for await (const chunk of stream) {
  for (const choice of chunk.choices ?? []) {
    process.stdout.write(choice.text ?? "");
  }
}
console.log();`;
    case "responses":
      return `for await (const event of stream) {
  if (event.type === "response.failed") throw new Error(JSON.stringify(event.response.error));
  if (event.type === "response.reasoning_text.delta") process.stderr.write(event.delta);
  if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
}
console.log();`;
    case undefined:
      return "for await (const event of stream) {\n  console.log(JSON.stringify(event));\n}";
  }
}
