import { bodyText } from "@/lib/request/send-init";
import { pythonLiteral, quotePython } from "../literals/python";
import { type PreparedRequest, prepareRequest, urlPieces } from "../prepared-request";
import type { Snippet, SnippetRequest } from "../snippet";
import { readPythonAnswer, readPythonStream } from "./python-answer";
import {
  filesArgument,
  fitsJsonArgument,
  listHeaderArguments,
  listImports,
  pythonCall,
  pythonText,
} from "./python-parts";

/** A Python program that uses the `requests` package. */
export function renderRequests(request: SnippetRequest): Snippet {
  const prepared = prepareRequest(request);
  const lines = [...listImports(prepared), "", "import requests", "", ...renderCall(prepared)];
  return { code: lines.join("\n").trimStart(), differences: [] };
}

function renderCall(prepared: PreparedRequest): string[] {
  const { method, answer } = prepared;
  const hasOwnFunction = method !== "TRACE";
  const call = pythonCall(hasOwnFunction ? `requests.${method.toLowerCase()}` : "requests.request", [
    ...(hasOwnFunction ? [] : [quotePython(method)]),
    pythonText(urlPieces(prepared), prepared),
    ...listHeaderArguments(prepared, fitsJsonArgument(prepared.body)),
    ...listBodyArguments(prepared),
    ...(answer.kind === "stream" ? ["stream=True"] : []),
  ]);
  if (answer.kind !== "stream") return [`response = ${call}`, "", readPythonAnswer(answer, "not response.ok")];
  const reading = {
    isFailed: "not response.ok",
    failure: ['raise SystemExit(f"{response.status_code} {response.text}")'],
    lines: "response.iter_lines()",
  };
  return [`with ${call} as response:`, readPythonStream(answer.assembler, reading)];
}

function listBodyArguments({ body }: PreparedRequest): string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json":
      return fitsJsonArgument(body)
        ? [`json=${pythonLiteral(body.value, "    ")}`]
        : [`data=${quotePython(JSON.stringify(body.value))}.encode()`];
    case "form":
      return [`data=[\n${body.pairs.map((pair) => `        (${pair.map(quotePython).join(", ")}),\n`).join("")}    ]`];
    case "text":
      return [`data=${quotePython(bodyText(body) ?? "")}.encode()`];
    case "binary":
      return body.file ? [`data=open(${quotePython(body.file.name)}, "rb")`] : [];
    case "multipart":
      return [filesArgument(body.parts)];
  }
}
