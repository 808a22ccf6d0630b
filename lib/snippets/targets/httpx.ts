import { bodyText } from "@/lib/request/send-init";
import { pythonLiteral, quotePython } from "../literals/python";
import { type PreparedRequest, prepareRequest, urlPieces } from "../prepared-request";
import { declined, type Snippet, type SnippetRequest } from "../snippet";
import { readPythonAnswer, readPythonStream } from "./python-answer";
import {
  filesArgument,
  fitsJsonArgument,
  listHeaderArguments,
  listImports,
  pythonCall,
  pythonText,
} from "./python-parts";

/** Its own `iter_lines` splits text at U+2028 and other separators that JSON may hold, so lines are cut from bytes. */
const readLines = `def read_lines(response):
    buffer = b""
    for piece in response.iter_bytes():
        *lines, buffer = (buffer + piece).split(b"\\n")
        yield from lines

`;

/** A Python program that uses the `httpx` package. */
export function renderHttpx(request: SnippetRequest): Snippet {
  const prepared = prepareRequest(request);
  const differences = listDifferences(prepared);
  if (differences.length > 0) return declined(differences);
  const lines = [...listImports(prepared), "", "import httpx", "", ...renderCall(prepared)];
  return { code: lines.join("\n").trimStart(), differences: [] };
}

function renderCall(prepared: PreparedRequest): string[] {
  const { method, answer } = prepared;
  const isStream = answer.kind === "stream";
  // `httpx.get` and `httpx.delete` take no body, and there is no `httpx.trace`.
  const hasOwnFunction = !isStream && /^(GET|POST|PUT|PATCH|HEAD)$/.test(method);
  const call = pythonCall(
    hasOwnFunction ? `httpx.${method.toLowerCase()}` : isStream ? "httpx.stream" : "httpx.request",
    [
      ...(hasOwnFunction ? [] : [quotePython(method)]),
      pythonText(urlPieces(prepared), prepared),
      ...listHeaderArguments(prepared, usesJsonArgument(prepared.body)),
      ...listBodyArguments(prepared),
      // By default it gives up after five seconds without a byte.
      "timeout=None",
    ],
  );
  if (!isStream) return [`response = ${call}`, "", readPythonAnswer(answer, "response.is_error")];
  const reading = {
    isFailed: "response.is_error",
    failure: ['raise SystemExit(f"{response.status_code} {response.read().decode()}")'],
    lines: "read_lines(response)",
  };
  return ["", readLines, `with ${call} as response:`, readPythonStream(answer.assembler, reading)];
}

/** `json=` encodes the text as UTF-8, which has no lone surrogates; JSON's own escapes, which we write, hold them. */
function usesJsonArgument(body: PreparedRequest["body"]): boolean {
  return fitsJsonArgument(body) && !(body?.kind === "json" && /\\ud[89a-f]/.test(JSON.stringify(body.value)));
}

/** It writes a backslash in a name twice and control characters as percent codes. */
function listDifferences({ body }: PreparedRequest): string[] {
  const parts = body?.kind === "multipart" ? body.parts : [];
  return parts
    .filter(({ name }) => /\\|(?![\r\n])\p{Cc}/u.test(name))
    .map(({ name }) => `httpx changes the name of the part “${name}”.`);
}

function listBodyArguments({ body }: PreparedRequest): string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json":
      return usesJsonArgument(body)
        ? [`json=${pythonLiteral(body.value, "    ")}`]
        : [`content=${quotePython(JSON.stringify(body.value))}`];
    case "form":
    case "text":
      return [`content=${quotePython(bodyText(body) ?? "")}`];
    case "binary":
      return body.file ? [`content=open(${quotePython(body.file.name)}, "rb")`] : [];
    case "multipart":
      return [filesArgument(body.parts)];
  }
}
