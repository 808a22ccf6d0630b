import type { RequestPart } from "@/lib/request/request-model";
import { bodyText } from "@/lib/request/send-init";
import type { Answer } from "../answer";
import { javascriptKey, javascriptLiteral, javascriptTemplate, quoteJavaScript } from "../literals/javascript";
import { isDeeperThan, MAX_LITERAL_DEPTH } from "../literals/literal";
import { type Piece, type PreparedRequest, prepareRequest, urlPieces } from "../prepared-request";
import type { Snippet, SnippetRequest } from "../snippet";
import { readFetchStream } from "./fetch-stream";

/** A TypeScript module that uses the `fetch` of Node, Deno, Bun and browsers. */
export function renderFetch(request: SnippetRequest): Snippet {
  const prepared = prepareRequest(request);
  const imports = listImports(prepared);
  const code = [
    ...(imports.length > 0 ? [`import { ${imports.join(", ")} } from "node:fs/promises";\n`] : []),
    ...renderParts(prepared),
    renderCall(prepared),
    readAnswer(prepared.answer),
  ].join("\n");
  return { code, differences: [] };
}

function listImports({ body, answer }: PreparedRequest): string[] {
  const readsFile =
    body?.kind === "binary"
      ? body.file !== null
      : body?.kind === "multipart" && body.parts.some((part) => "file" in part);
  return [...(readsFile ? ["readFile"] : []), ...(answer.kind === "file" ? ["writeFile"] : [])];
}

function renderCall(prepared: PreparedRequest): string {
  const options = [
    ...(prepared.method === "GET" ? [] : [`method: ${quoteJavaScript(prepared.method)}`]),
    ...renderHeaders(prepared),
    ...renderBody(prepared),
  ];
  const url = template(urlPieces(prepared), prepared);
  const call = options.length === 0 ? url : `${url}, {\n${options.map((option) => `  ${option},\n`).join("")}}`;
  return `const response = await fetch(${call});\n`;
}

function renderHeaders(prepared: PreparedRequest): string[] {
  const lines = prepared.headers.map(([name, value]) => `    ${javascriptKey(name)}: ${template(value, prepared)},\n`);
  return lines.length === 0 ? [] : [`headers: {\n${lines.join("")}  }`];
}

function template(pieces: Piece[], { credentialVariable }: PreparedRequest): string {
  const variable = `process.env.${credentialVariable}`;
  const expressions = {
    plain: variable,
    percent: `encodeURIComponent(${variable} ?? "")`,
    base64: `Buffer.from(${variable} ?? "").toString("base64")`,
  };
  return javascriptTemplate(
    pieces.map((piece) => (typeof piece === "string" ? piece : { expression: expressions[piece.credential] })),
  );
}

function renderBody({ body }: PreparedRequest): string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json":
      return isDeeperThan(body.value, MAX_LITERAL_DEPTH)
        ? [`body: ${quoteJavaScript(JSON.stringify(body.value))}`]
        : [`body: JSON.stringify(${javascriptLiteral(body.value, "  ")})`];
    case "form":
      return [`body: new URLSearchParams(${javascriptLiteral(body.pairs, "  ")})`];
    case "text":
      return [`body: ${quoteJavaScript(bodyText(body) ?? "")}`];
    case "binary":
      return body.file ? [`body: await readFile(${quoteJavaScript(body.file.name)})`] : [];
    case "multipart":
      return ["body: form"];
  }
}

function renderParts({ body }: PreparedRequest): string[] {
  if (body?.kind !== "multipart") return [];
  return [`const form = new FormData();\n${body.parts.map(renderPart).join("\n")}\n`];
}

function renderPart(part: RequestPart): string {
  const name = quoteJavaScript(part.name);
  if (!("file" in part)) {
    const value = quoteJavaScript(part.value);
    return part.contentType === undefined
      ? `form.append(${name}, ${value});`
      : `form.append(${name}, new Blob([${value}], { type: ${quoteJavaScript(part.contentType)} }));`;
  }
  const file = quoteJavaScript(part.file.name);
  const type = quoteJavaScript(part.contentType ?? part.file.type);
  return `form.append(${name}, new Blob([await readFile(${file})], { type: ${type} }), ${file});`;
}

function readAnswer(answer: Answer): string {
  if (answer.kind === "stream") return readFetchStream(answer.assembler);
  const check = `if (!response.ok) {\n  throw new Error(\`\${response.status} \${await response.text()}\`);\n}\n\n`;
  switch (answer.kind) {
    case "json":
      return `${check}console.log(JSON.stringify(await response.json(), null, 2));`;
    case "text":
      return `${check}console.log(response.status, await response.text());`;
    case "headers":
      return "console.log(response.status, Object.fromEntries(response.headers));";
    case "file":
      return `${check}await writeFile(${quoteJavaScript(answer.fileName)}, Buffer.from(await response.arrayBuffer()));`;
  }
}
