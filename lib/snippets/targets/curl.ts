import type { RequestBody, RequestPart } from "@/lib/request/request-model";
import { bodyText } from "@/lib/request/send-init";
import {
  hereDocument,
  isTooLong,
  jsonText,
  printfCommand,
  shellTemplate,
  shellWord,
  singleQuote,
} from "../literals/shell";
import { type Piece, type PreparedRequest, prepareRequest, urlPieces } from "../prepared-request";
import { declined, type Snippet, type SnippetRequest } from "../snippet";

/** A curl command for bash and zsh. It has no comments, because an interactive zsh does not take them. */
export function renderCurl(request: SnippetRequest): Snippet {
  const prepared = prepareRequest(request);
  const body = renderBody(prepared.body);
  if (body.differences.length > 0) return declined(body.differences);
  // curl encodes what it adds to the query itself, which a body leaves no way to ask for.
  const addsQuery = prepared.credentialQuery.length > 0 && prepared.body === null;
  const url = word(addsQuery ? [prepared.url] : urlPieces(prepared), prepared);
  const lines = [["curl", ...flags(prepared, body), url].join(" ")];
  if (addsQuery) {
    const added = prepared.credentialQuery.map((name) => word([`${name}=`, { credential: "percent" }], prepared));
    lines.push(["-G", ...added.map((pair) => `--data-urlencode ${pair}`)].join(" "));
  }
  for (const [name, value] of prepared.headers) {
    const isBasic = value.some((piece) => typeof piece !== "string" && piece.credential === "base64");
    lines.push(isBasic ? `-u "$${prepared.credentialVariable}"` : `-H ${headerWord(name, value, prepared)}`);
  }
  const command = [...lines, ...body.options].join(" \\\n  ");
  return {
    code: body.input === undefined ? command : `${printfCommand(body.input)} | ${command}`,
    differences: [],
  };
}

interface CurlBody {
  options: string[];
  /** Text for standard input. */
  input?: string;
  differences: string[];
}

function flags({ method, answer }: PreparedRequest, body: CurlBody): string[] {
  const list: string[] = [];
  if (answer.kind === "stream") list.push("-N");
  if (answer.kind === "file") list.push("--fail-with-body", "-o", answer.fileName);
  if (method === "HEAD") list.push("--head");
  else if (method !== (body.options.length > 0 ? "POST" : "GET")) list.push("-X", method);
  return list;
}

function word(pieces: Piece[], { credentialVariable }: PreparedRequest): string {
  return shellTemplate(pieces.map((piece) => (typeof piece === "string" ? piece : { variable: credentialVariable })));
}

/** `Name;` is how curl is told to send a header without a value. */
function headerWord(name: string, value: Piece[], prepared: PreparedRequest): string {
  return word(value.every((piece) => piece === "") ? [`${name};`] : [`${name}: `, ...value], prepared);
}

function renderBody(body: RequestBody | null): CurlBody {
  switch (body?.kind) {
    case undefined:
      return { options: [], differences: [] };
    case "json": {
      const text = jsonText(body.value);
      const quoted = singleQuote(text);
      return {
        options: [isTooLong(quoted) ? `-d @- ${hereDocument(text, "JSON")}` : `-d ${quoted}`],
        differences: [],
      };
    }
    case "form": {
      const text = bodyText(body) ?? "";
      if (isTooLong(text)) return { options: [`-d @- ${hereDocument(text, "FORM")}`], differences: [] };
      return { options: text.split("&").map((pair) => `-d ${shellWord(pair)}`), differences: [] };
    }
    case "text": {
      const quoted = shellWord(body.text);
      return body.text.includes("\0") || isTooLong(quoted)
        ? { options: ["--data-binary @-"], input: body.text, differences: [] }
        : { options: [`--data-raw ${quoted}`], differences: [] };
    }
    case "binary":
      return { options: body.file ? [`--data-binary ${shellWord(`@${body.file.name}`)}`] : [], differences: [] };
    case "multipart":
      return renderParts(body.parts);
  }
}

/** A text that no argument can hold goes in through standard input, which there is only one of. */
function renderParts(parts: RequestPart[]): CurlBody {
  const result: CurlBody = { options: [], differences: [] };
  for (const part of parts) {
    const type = part.contentType === undefined ? "" : `;type=${part.contentType}`;
    if (/^$|[=\0]/.test(part.name)) result.differences.push(`curl cannot send a part called “${part.name}”.`);
    if ("file" in part) {
      result.options.push(`-F ${shellWord(`${part.name}=@"${escapeFormName(part.file.name)}"${type}`)}`);
      continue;
    }
    const plain = shellWord(`${part.name}=${part.value}`);
    if (part.value.includes("\0") || isTooLong(plain)) {
      if (result.input !== undefined) {
        result.differences.push(`The part “${part.name}” cannot be passed to curl on a command line.`);
        continue;
      }
      result.input = part.value;
      // What is read by `<` cannot be given a file name.
      result.options.push(`-F ${shellWord(`${part.name}=${type === "" ? "<-" : `@-${type};filename=blob`}`)}`);
    } else if (type === "") {
      result.options.push(`--form-string ${plain}`);
    } else {
      result.options.push(`-F ${shellWord(`${part.name}="${escapeFormName(part.value)}"${type};filename=blob`)}`);
    }
  }
  return result;
}

/** Inside double quotes curl's form syntax takes everything but these two as it is. */
function escapeFormName(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}
