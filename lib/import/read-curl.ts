import { toWellFormed } from "@/lib/request/percent-encoding";
import { findCurlOption } from "./curl-options";
import { type CurlWords, findCurl } from "./curl-words";
import type { ShellWord } from "./shell-words";

/** The HTTP request that a curl command sends, as far as the command itself says it. */
export interface CurlRequest {
  method: string;
  /** As written; may begin with a variable. */
  url: string;
  headers: [name: string, value: string][];
  body?: { kind: "text"; text: string } | { kind: "multipart"; parts: CurlPart[] };
  /** `user:password` of `-u`. */
  user?: string;
  /** What was not used, one sentence each. */
  notes: string[];
}

export interface CurlPart {
  name: string;
  value: string;
  /** The value is the path of a file that has to be picked. */
  isFile: boolean;
}

export type ReadCurl = { ok: true; request: CurlRequest } | { ok: false; problem: string };

/** Reads the first curl command of pasted text. */
export function readCurl(source: string): ReadCurl {
  const found = findCurl(source);
  return found.ok ? readWords(found.curl) : found;
}

interface Reading {
  method?: string;
  url?: string;
  query: string[];
  headers: [string, string][];
  data: string[];
  isJson: boolean;
  parts: CurlPart[];
  get: boolean;
  head: boolean;
  upload: boolean;
  user?: string;
  notes: string[];
}

function readWords(curl: CurlWords): ReadCurl {
  const reading: Reading = {
    query: [],
    headers: [],
    data: [],
    isJson: false,
    parts: [],
    get: false,
    head: false,
    upload: false,
    notes: [...curl.notes],
  };
  const { words } = curl;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellWord;
    const text = word.text;
    if (text.startsWith("--") && text.length > 2) {
      const { action, takesValue } = findCurlOption(text);
      if (action === "next") break;
      apply(reading, action, takesValue ? (words[++at]?.text ?? "") : "", curl.input);
    } else if (text.startsWith("-") && text.length > 1) {
      // A cluster: each letter is an option until one takes the rest, or the next word, as its value.
      for (let letter = 1; letter < text.length; letter++) {
        const { action, takesValue } = findCurlOption(`-${text[letter]}`);
        if (!takesValue) {
          apply(reading, action, "", curl.input);
          continue;
        }
        const rest = text.slice(letter + 1);
        apply(reading, action, rest === "" ? (words[++at]?.text ?? "") : rest, curl.input);
        break;
      }
    } else if (reading.url === undefined) reading.url = text;
    else reading.notes.push("Only the first address was used.");
  }
  return finish(reading);
}

function apply(
  reading: Reading,
  action: ReturnType<typeof findCurlOption>["action"],
  value: string,
  input?: string,
): void {
  switch (action) {
    case "method":
      reading.method = value;
      break;
    case "url":
      if (reading.url === undefined) reading.url = value;
      break;
    case "urlQuery":
      reading.query.push(value.startsWith("+") ? value.slice(1) : urlencodeOption(value, reading));
      break;
    case "data":
      addData(reading, value, input, true);
      break;
    case "dataBinary":
      addData(reading, value, input, false);
      break;
    case "dataRaw":
      reading.data.push(value);
      break;
    case "json":
      addData(reading, value, input, false);
      reading.isJson = true;
      break;
    case "dataUrlencode":
      reading.data.push(urlencodeOption(value, reading));
      break;
    case "form":
    case "formString":
      addPart(reading, value, action === "form");
      break;
    case "get":
      reading.get = true;
      break;
    case "head":
      reading.head = true;
      break;
    case "header":
      addHeader(reading, value);
      break;
    case "user":
      reading.user = value;
      break;
    case "bearer":
      reading.headers.push(["Authorization", `Bearer ${value}`]);
      break;
    case "cookie":
      if (value.includes("=")) reading.headers.push(["Cookie", value]);
      else reading.notes.push(`The cookie file ${value} was not read.`);
      break;
    case "agent":
      reading.headers.push(["User-Agent", value]);
      break;
    case "referer":
      reading.headers.push(["Referer", value.replace(/;auto$/, "")]);
      break;
    case "upload":
      reading.upload = true;
      reading.notes.push(`The file ${value} has to be picked again.`);
      break;
    case "next":
    case "ignoreValue":
    case "ignore":
      break;
  }
}

/** `-d @file` reads a file; `@-` reads what the paste feeds to the command. `-d` drops line breaks of what it reads. */
function addData(reading: Reading, value: string, input: string | undefined, dropsLines: boolean): void {
  if (!value.startsWith("@")) {
    reading.data.push(value);
  } else if (value === "@-" && input !== undefined) {
    reading.data.push(dropsLines ? input.replace(/[\r\n\0]/g, "") : input);
  } else {
    reading.notes.push(`The file ${value.slice(1)} was not read: paste its content into the body.`);
  }
}

function addPart(reading: Reading, value: string, canBeFile: boolean): void {
  const at = value.indexOf("=");
  const name = at === -1 ? value : value.slice(0, at);
  const content = at === -1 ? "" : value.slice(at + 1);
  const isFile = canBeFile && /^[@<]/.test(content);
  const text = canBeFile ? content.replace(/;(?:type|filename|headers|encoder)=[^;]*/g, "") : content;
  reading.parts.push({ name, value: isFile ? text.slice(1) : text.replace(/^"([\s\S]*)"$/, "$1"), isFile });
  if (isFile) reading.notes.push(`The file ${text.slice(1)} of ${name} has to be picked again.`);
}

function addHeader(reading: Reading, value: string): void {
  if (value.startsWith("@")) {
    reading.notes.push(`The header file ${value.slice(1)} was not read.`);
    return;
  }
  const empty = /^([^:;]+);\s*$/.exec(value);
  if (empty) {
    reading.headers.push([(empty[1] as string).trim(), ""]);
    return;
  }
  const colon = value.indexOf(":");
  if (colon <= 0) return;
  const content = value.slice(colon + 1).trim();
  // `-H 'Name:'` takes a header away that curl would add by itself.
  if (content !== "") reading.headers.push([value.slice(0, colon).trim(), content]);
}

/** The forms of `--data-urlencode`: `content`, `=content`, `name=content`; files cannot be read. */
function urlencodeOption(value: string, reading: Reading): string {
  const match = /^([^=@]*)([=@])([\s\S]*)$/.exec(value);
  if (!match) return encode(value);
  const [, name = "", kind, content = ""] = match;
  if (kind === "@") {
    reading.notes.push(`The file ${content} was not read.`);
    return "";
  }
  return name === "" ? encode(content) : `${name}=${encode(content)}`;
}

/** curl leaves unreserved characters only, and writes a space as a plus. */
function encode(text: string): string {
  return encodeURIComponent(toWellFormed(text))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

function finish(reading: Reading): ReadCurl {
  if (reading.url === undefined) return { ok: false, problem: "The curl command has no address." };
  const text = reading.data.join(reading.isJson ? "" : "&");
  const hasData = reading.data.length > 0;
  const query = [...reading.query, ...(reading.get && hasData ? [text] : [])].filter(Boolean).join("&");
  const sendsData = hasData && !reading.get;
  const headers = [...reading.headers];
  const has = (name: string) => headers.some(([candidate]) => candidate.toLowerCase() === name);
  if (reading.isJson && !has("content-type")) headers.push(["Content-Type", "application/json"]);
  if (reading.isJson && !has("accept")) headers.push(["Accept", "application/json"]);
  if (sendsData && reading.parts.length === 0 && !has("content-type")) {
    headers.push(["Content-Type", "application/x-www-form-urlencoded"]);
  }
  const method =
    reading.method ??
    (reading.head ? "HEAD" : reading.upload ? "PUT" : sendsData || reading.parts.length > 0 ? "POST" : "GET");
  const request: CurlRequest = { method, url: addQuery(reading.url, query), headers, notes: reading.notes };
  if (reading.parts.length > 0) request.body = { kind: "multipart", parts: reading.parts };
  else if (sendsData) request.body = { kind: "text", text };
  if (reading.user !== undefined) request.user = reading.user;
  return { ok: true, request };
}

function addQuery(url: string, query: string): string {
  if (query === "") return url;
  const [address = "", fragment] = url.split("#", 2);
  return `${address}${address.includes("?") ? "&" : "?"}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}
