import type { RequestModel } from "@/lib/request/request-model";
import { requestUrl, sendInit } from "@/lib/request/send-init";
import type { ReceivedRequest } from "./echo-server";

/**
 * What of a received request the sender decides, in a form that can be compared: transport headers are dropped, JSON is
 * a list of its tokens with numbers as decimals, forms are their fields.
 */
export interface WireRequest {
  method: string;
  target: string;
  headers: Record<string, string | undefined>;
  body: unknown;
}

/** Sends a request as the app does, without a credential. */
export async function sendModel(baseUrl: string, model: RequestModel): Promise<void> {
  const response = await fetch(requestUrl(baseUrl, model), sendInit(model));
  await response.arrayBuffer();
}

/** What an SDK may do otherwise, because it means the same: the order of members, and a member that says the default. */
const relaxations: Record<string, { order: "top" | "all"; adds?: string }> = {
  "openai-python": { order: "top" },
  "openrouter-sdk": { order: "all", adds: '"stream":false' },
};

/**
 * The comparable view of a received request, with the headers that the request's model has. What the named target may
 * do otherwise looks the same.
 */
export function readWireRequest(request: ReceivedRequest, model: RequestModel, targetId = ""): WireRequest {
  const contentType = request.headers["content-type"];
  const headers: WireRequest["headers"] = { "content-type": contentType?.replace(/; ?boundary=.*/, "") };
  for (const [name] of model.headers) headers[name.toLowerCase()] ??= request.headers[name.toLowerCase()];
  // An SDK asks for what it can read.
  if (/^open/.test(targetId)) delete headers.accept;
  const relaxation = model.body?.kind === "json" ? relaxations[targetId] : undefined;
  const body = relaxation ? sortedJson(request.body.toString("utf8"), relaxation) : readBody(request, model);
  return { method: request.method, target: request.target, headers, body };
}

function readBody({ body, headers }: ReceivedRequest, model: RequestModel): unknown {
  switch (model.body?.kind) {
    case "json":
      return jsonTokens(body.toString("utf8"));
    case "form":
      return [...new URLSearchParams(body.toString("utf8"))];
    case "multipart":
      return multipartFields(body, headers["content-type"] ?? "");
    case undefined:
    case "text":
    case "binary":
      return body.toString("base64");
  }
}

/** Tokens of JSON text: order, repetition and exact numbers stay visible, spelling does not. */
function jsonTokens(text: string): string[] {
  const token = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null|[[\]{}:,]))\s*/y;
  const tokens: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) return [`not JSON at ${at}: ${text.slice(at, at + 80)}`];
    const [, string, number, other = ""] = match;
    tokens.push(string ? unescaped(string) : number ? decimal(number) : other);
  }
  return tokens;
}

/** JSON with its members in order of their names; numbers and texts as `jsonTokens` has them. */
function sortedJson(text: string, { order, adds }: { order: "top" | "all"; adds?: string }): unknown {
  const tokens = jsonTokens(text);
  let at = 0;
  const read = (depth: number): string => {
    const token = tokens[at++] ?? "";
    if (token !== "{" && token !== "[") return token;
    const items: string[] = [];
    while (at < tokens.length && tokens[at] !== "}" && tokens[at] !== "]") {
      if (tokens[at] === ",") at += 1;
      let item = read(depth + 1);
      if (tokens[at] === ":") {
        at += 1;
        item += `:${read(depth + 1)}`;
      }
      items.push(item);
    }
    at += 1;
    const isSorted = token === "{" && (order === "all" || depth === 0);
    const kept = depth === 0 ? items.filter((item) => item !== adds) : items;
    return `${token}${(isSorted ? kept.sort() : kept).join(",")}${token === "{" ? "}" : "]"}`;
  };
  return read(0);
}

/** One spelling for each string; lone surrogates stay apart from U+FFFD. */
function unescaped(string: string): string {
  try {
    return JSON.stringify(JSON.parse(string));
  } catch {
    return `not JSON: ${string}`;
  }
}

/** `digits e exponent` without leading or trailing zeros, so that 1e-7, 1e-07 and 0.0000001 are one number. */
function decimal(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const trimmed = digits.replace(/0+$/, "");
  if (trimmed === "") return "0";
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`;
}

function multipartFields(body: Buffer, contentType: string): unknown[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!boundary) return [`no boundary in ${contentType}`];
  const sections = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return sections.map((section) => {
    const [head = "", ...rest] = section.replace(/^\r\n/, "").replace(/\r\n$/, "").split("\r\n\r\n");
    const header = (name: string) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1];
    const disposition = header("content-disposition") ?? "";
    return {
      name: /[; ]name="([^"]*)"/.exec(disposition)?.[1],
      fileName: /filename="([^"]*)"/.exec(disposition)?.[1],
      type: header("content-type"),
      content: rest.join("\r\n\r\n"),
    };
  });
}
