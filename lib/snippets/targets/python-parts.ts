import { isDeeperThan, MAX_LITERAL_DEPTH } from "../literals/literal";
import { pythonTemplate, quotePython } from "../literals/python";
import { type Piece, type PreparedRequest, urlPieces } from "../prepared-request";
import { printsReasoning } from "./python-answer";

/** The import lines of the standard library that the code of a request needs, in order. */
export function listImports(prepared: PreparedRequest): string[] {
  const { headers, answer } = prepared;
  const uses = [urlPieces(prepared), ...headers.map(([, value]) => value)]
    .flat()
    .flatMap((piece) => (typeof piece === "string" ? [] : [piece.credential]));
  const parsesEvents = answer.kind === "stream" && answer.assembler !== undefined;
  return [
    ...(uses.includes("base64") ? ["import base64"] : []),
    ...(parsesEvents || answer.kind === "json" ? ["import json"] : []),
    ...(uses.length > 0 ? ["import os"] : []),
    ...(printsReasoning(answer) ? ["import sys"] : []),
    ...(uses.includes("percent") ? ["from urllib.parse import quote"] : []),
  ];
}

/** A string expression of text and credential. */
export function pythonText(pieces: Piece[], { credentialVariable }: PreparedRequest): string {
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

/** The `headers=` argument, if there are any; `json=` sends its own Content-Type. */
export function listHeaderArguments(prepared: PreparedRequest, usesJsonArgument: boolean): string[] {
  const lines = prepared.headers
    .filter(([name, [value]]) => !(usesJsonArgument && name === "Content-Type" && value === "application/json"))
    .map(([name, value]) => `        ${quotePython(name)}: ${pythonText(value, prepared)},\n`);
  return lines.length === 0 ? [] : [`headers={\n${lines.join("")}    }`];
}

/** Whether `json=` can send this body: it leaves out None, and json.dumps stops at the recursion limit. */
export function fitsJsonArgument(body: PreparedRequest["body"]): boolean {
  return body?.kind === "json" && body.value !== null && !isDeeperThan(body.value, MAX_LITERAL_DEPTH);
}

/** The `files=` argument: each part is (name, (file name, content, type)), a plain value one without a file name. */
export function filesArgument(parts: Extract<PreparedRequest["body"], { kind: "multipart" }>["parts"]): string {
  const tuples = parts.map((part) => {
    const type = part.contentType === undefined ? "" : `, ${quotePython(part.contentType)}`;
    if ("file" in part) {
      const file = quotePython(part.file.name);
      return `(${quotePython(part.name)}, (${file}, open(${file}, "rb")${type}))`;
    }
    return `(${quotePython(part.name)}, (${type ? '"blob"' : "None"}, ${quotePython(part.value)}${type}))`;
  });
  return `files=[\n${tuples.map((tuple) => `        ${tuple},\n`).join("")}    ]`;
}

/** A call whose arguments stand on lines of their own. */
export function pythonCall(callee: string, callArguments: string[]): string {
  return `${callee}(\n${callArguments.map((argument) => `    ${argument},\n`).join("")})`;
}
