import { objectFromEntries } from "@/lib/json";
import { javascriptLiteral, quoteJavaScript } from "../literals/javascript";
import { isDeeperThan, MAX_LITERAL_DEPTH } from "../literals/literal";
import { variableName } from "../prepared-request";
import { findBearer } from "../sdk/find-bearer";
import { findSdkCall } from "../sdk/find-sdk-call";
import { openRouterTable } from "../sdk/openrouter-table";
import type { SdkMember } from "../sdk/sdk-method";
import { declined, type Snippet, type SnippetRequest } from "../snippet";

/** What the SDK adds and the API takes for granted. */
const mayAdd = (member: SdkMember) => member.name === "stream" && member.value === false;

/** A TypeScript module that uses the `@openrouter/sdk` package, for the requests that it sends unchanged. */
export function renderOpenRouterSdk(request: SnippetRequest): Snippet {
  const { model, baseUrl } = request;
  const bearer = findBearer(request);
  if (!bearer) return declined(["The SDK sends a bearer key and no other credential."]);
  const call = findSdkCall(openRouterTable, baseUrl, model, mayAdd);
  if ("differences" in call) return declined(call.differences);
  if (call.argument && isDeeperThan(call.argument, MAX_LITERAL_DEPTH)) {
    return declined(["The request is nested too deeply to be written as a value."]);
  }
  if (model.streaming && model.assembler !== "chat-completions") {
    return declined(["The SDK has no method that reads this stream."]);
  }
  const readVariable = `process.env.${variableName(request.credentialVariable)} ?? ""`;
  const options = [
    `apiKey: ${bearer.credential === undefined ? readVariable : quoteJavaScript(bearer.credential)}`,
    ...(call.baseUrl === openRouterTable.serverUrl ? [] : [`serverURL: ${quoteJavaScript(call.baseUrl)}`]),
    // By default it repeats a failed request for up to an hour.
    'retryConfig: { strategy: "none" }',
  ];
  const headers = call.headers.length > 0 ? [`{ headers: ${javascriptLiteral(objectFromEntries(call.headers))} }`] : [];
  const argument = call.argument ? [javascriptLiteral(call.argument)] : headers.length > 0 ? ["undefined"] : [];
  const variable = model.streaming ? "stream" : "result";
  const code = [
    'import { OpenRouter } from "@openrouter/sdk";\n',
    `const openRouter = new OpenRouter({\n${options.map((option) => `  ${option},\n`).join("")}});\n`,
    `const ${variable} = await openRouter.${call.method.name}(${[...argument, ...headers].join(", ")});\n`,
    model.streaming ? readChatStream : `console.log(JSON.stringify(${variable}, null, 2));`,
  ];
  const notes = [
    ...(call.method.body === undefined ? [] : ["The SDK sends the members of the body in its own order."]),
    ...call.added.map(
      ({ name, wire = name, value }) =>
        `The SDK adds “${wire}: ${JSON.stringify(value)}”, which the API takes for granted.`,
    ),
  ];
  return { code: code.join("\n"), differences: [], ...(notes.length > 0 ? { notes } : {}) };
}

const readChatStream = `if (!(Symbol.asyncIterator in stream)) throw new Error("The answer is not a stream.");
for await (const chunk of stream) {
  if (chunk.error) throw new Error(JSON.stringify(chunk.error));
  for (const choice of chunk.choices) {
    process.stderr.write(choice.delta.reasoning ?? "");
    process.stdout.write(choice.delta.content ?? "");
  }
}
console.log();`;
