import type { RequestPart } from "@/lib/request/request-model";
import { bodyText } from "@/lib/request/send-init";
import type { Answer } from "../answer";
import { isDeeperThan, MAX_LITERAL_DEPTH } from "../literals/literal";
import { pythonLiteral, pythonTemplate, quotePython } from "../literals/python";
import { type Piece, type PreparedRequest, prepareRequest } from "../prepared-request";
import type { Snippet, SnippetRequest } from "../snippet";
import { readPythonStream } from "./python-stream";

/** A Python program that uses the `requests` package. */
export function renderRequests(request: SnippetRequest): Snippet {
  const prepared = prepareRequest(request);
  const lines = [renderImports(prepared), "", "import requests", "", ...renderCall(prepared)];
  return { code: lines.join("\n").trimStart(), differences: [] };
}

function renderImports(prepared: PreparedRequest): string {
  const uses = [prepared.url, ...prepared.headers.map(([, value]) => value)]
    .flat()
    .flatMap((piece) => (typeof piece === "string" ? [] : [piece.credential]));
  const parsesEvents = prepared.answer.kind === "stream" && prepared.answer.assembler !== undefined;
  return [
    ...(uses.includes("base64") ? ["import base64"] : []),
    ...(parsesEvents || prepared.answer.kind === "json" ? ["import json"] : []),
    ...(uses.length > 0 ? ["import os"] : []),
    ...(uses.includes("percent") ? ["from urllib.parse import quote"] : []),
  ].join("\n");
}

function renderCall(prepared: PreparedRequest): string[] {
  const { method, answer } = prepared;
  const isStream = answer.kind === "stream";
  const options = [
    template(prepared.url, prepared),
    ...renderHeaders(prepared),
    ...renderBody(prepared),
    ...(isStream ? ["stream=True"] : []),
  ];
  const name = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method) ? method.toLowerCase() : undefined;
  const open = name ? `requests.${name}(` : `requests.request(\n    ${quotePython(method)},`;
  const call = `${open}\n${options.map((option) => `    ${option},\n`).join("")})`;
  return isStream
    ? [`with ${call} as response:`, readPythonStream(answer.assembler, "response.iter_lines()")]
    : [`response = ${call}`, "", readAnswer(answer)];
}

function renderHeaders(prepared: PreparedRequest): string[] {
  const lines = prepared.headers
    .filter(([name, value]) => !(prepared.body && setsOwnType(prepared.body, name, value)))
    .map(([name, value]) => `        ${quotePython(name)}: ${template(value, prepared)},\n`);
  return lines.length === 0 ? [] : [`headers={\n${lines.join("")}    }`];
}

/** `json=` already sends this Content-Type. */
function setsOwnType(body: NonNullable<PreparedRequest["body"]>, name: string, value: Piece[]): boolean {
  return usesJson(body) && name === "Content-Type" && value.join("") === "application/json";
}

/** `json=` leaves out None, and json.dumps stops at the recursion limit. */
function usesJson(body: NonNullable<PreparedRequest["body"]>): boolean {
  return body.kind === "json" && body.value !== null && !isDeeperThan(body.value, MAX_LITERAL_DEPTH);
}

function template(pieces: Piece[], { credentialVariable }: PreparedRequest): string {
  const variable = `os.environ['${credentialVariable}']`;
  const expressions = {
    plain: variable,
    percent: `quote(${variable}, safe='')`,
    base64: `base64.b64encode(${variable}.encode()).decode()`,
  };
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === "object" && only.credential === "plain") {
    return `os.environ["${credentialVariable}"]`;
  }
  return pythonTemplate(
    pieces.map((piece) => (typeof piece === "string" ? piece : { expression: expressions[piece.credential] })),
  );
}

function renderBody({ body }: PreparedRequest): string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json":
      return usesJson(body)
        ? [`json=${pythonLiteral(body.value, "    ")}`]
        : [`data=${quotePython(JSON.stringify(body.value))}.encode()`];
    case "form":
      return [`data=[\n${body.pairs.map((pair) => `        (${pair.map(quotePython).join(", ")}),\n`).join("")}    ]`];
    case "text":
      return [`data=${quotePython(bodyText(body) ?? "")}.encode()`];
    case "binary":
      return body.file ? [`data=open(${quotePython(body.file.name)}, "rb")`] : [];
    case "multipart":
      return [`files=[\n${body.parts.map((part) => `        (${renderPart(part)}),\n`).join("")}    ]`];
  }
}

/** Each part is (name, (file name, content, type)); a part without a file name is a plain value. */
function renderPart(part: RequestPart): string {
  const name = quotePython(part.name);
  const type = part.contentType === undefined ? "" : `, ${quotePython(part.contentType)}`;
  if ("file" in part) {
    const file = quotePython(part.file.name);
    return `${name}, (${file}, open(${file}, "rb")${type})`;
  }
  return `${name}, (${type ? '"blob"' : "None"}, ${quotePython(part.value)}${type})`;
}

function readAnswer(answer: Exclude<Answer, { kind: "stream" }>): string {
  const check = 'if not response.ok:\n    raise SystemExit(f"{response.status_code} {response.text}")\n';
  switch (answer.kind) {
    case "json":
      return `${check}print(json.dumps(response.json(), indent=2, ensure_ascii=False))`;
    case "text":
      return `${check}print(response.status_code, response.text)`;
    case "headers":
      return "print(response.status_code, dict(response.headers))";
    case "file":
      return `${check}with open(${quotePython(answer.fileName)}, "wb") as file:\n    file.write(response.content)`;
  }
}
