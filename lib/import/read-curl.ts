import { CurlData, type CurlPart, type FileTexts } from "./curl-data";
import { type CurlAction, findCurlOption } from "./curl-options";
import { type CurlWords, findCurl, type Spelling } from "./curl-words";
import type { ShellWord } from "./shell-word";

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
  /** Files that the command reads and whose content is not there, by their path. */
  missingFiles: string[];
  /** Variables and commands that stand in the values as they were written. */
  unknown: string[];
}

export type ReadCurl = { ok: true; request: CurlRequest } | { ok: false; problem: string };

/** Reads the first curl command of pasted text. `files` has the content of files that it names. */
export function readCurl(source: string, files: FileTexts = new Map(), spelling: Spelling = "any"): ReadCurl {
  const found = findCurl(source, spelling);
  return found.ok ? readWords(found.curl, files) : found;
}

interface Reading {
  method?: string;
  urls: ShellWord[];
  query: string[];
  headers: [string, string][];
  data: string[];
  isJson: boolean;
  parts: CurlPart[];
  get: boolean;
  head: boolean;
  upload?: string;
  user?: string;
  /** Option that cannot be read at all. */
  refused?: string;
  notes: string[];
  from: CurlData;
}

function readWords(curl: CurlWords, files: FileTexts): ReadCurl {
  const from = new CurlData(curl, files);
  const reading: Reading = {
    urls: [],
    query: [],
    headers: [],
    data: [],
    isJson: false,
    parts: [],
    get: false,
    head: false,
    notes: [...curl.notes],
    from,
  };
  const { words } = curl;
  let onlyAddresses = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellWord;
    const { text } = word;
    if (onlyAddresses || !text.startsWith("-") || text === "-") reading.urls.push(word);
    else if (text === "--") onlyAddresses = true;
    else if (text.startsWith("--")) {
      const { action, takesValue, value } = findCurlOption(text);
      if (action === "next") {
        reading.notes.push("Only what stands before --next was used.");
        break;
      }
      const given = value === undefined ? undefined : tail(word, value);
      apply(reading, action, takesValue ? (given ?? words[++at] ?? nothing) : nothing, text);
    } else {
      // A cluster: each letter is an option until one takes the rest, or the next word, as its value.
      for (let letter = 1; letter < text.length; letter++) {
        const { action, takesValue } = findCurlOption(`-${text[letter]}`);
        if (!takesValue) {
          apply(reading, action, nothing, text);
          continue;
        }
        const rest = tail(word, text.slice(letter + 1));
        apply(reading, action, rest.text === "" ? (words[++at] ?? nothing) : rest, text);
        break;
      }
    }
  }
  const unknown = words.flatMap(listUnknown);
  const input = curl.input?.kind === "text" ? listUnknown(curl.input.word) : [];
  return finish(reading, [...new Set([...unknown, ...input])]);
}

const nothing: ShellWord = { text: "", expansions: [] };

const listUnknown = ({ text, expansions }: ShellWord) => expansions.map(({ start, end }) => text.slice(start, end));

/** The end of a word, with the expansions in it. */
function tail(word: ShellWord, text: string): ShellWord {
  const start = word.text.length - text.length;
  const inside = word.expansions.filter((expansion) => expansion.start >= start);
  return {
    text,
    expansions: inside.map((one) => ({ ...one, start: one.start - start, end: one.end - start })),
  };
}

function apply(reading: Reading, action: CurlAction, word: ShellWord, option: string): void {
  const { from } = reading;
  const value = word.text;
  switch (action) {
    case "method":
      reading.method = value;
      break;
    case "url":
      reading.urls.push(word);
      break;
    case "urlQuery":
      reading.query.push(value.startsWith("+") ? value.slice(1) : from.readUrlencoded(word));
      break;
    case "data":
    case "dataBinary":
      reading.data.push(from.readData(word, action === "data") ?? "");
      break;
    case "dataRaw":
      reading.data.push(from.readValue(word) ?? "");
      break;
    case "json":
      reading.data.push(from.readData(word, false) ?? "");
      reading.isJson = true;
      break;
    case "dataUrlencode":
      reading.data.push(from.readUrlencoded(word));
      break;
    case "form":
    case "formString":
      reading.parts.push(from.readPart(word, action === "form"));
      break;
    case "get":
      reading.get = true;
      break;
    case "head":
      reading.head = true;
      break;
    case "header":
      if (value.startsWith("@")) {
        for (const line of from.readHeaderFile(tail(word, value.slice(1)))) addHeader(reading, line);
      } else addHeader(reading, value);
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
      if (value !== ";auto") reading.headers.push(["Referer", value.replace(/;auto$/, "")]);
      break;
    case "upload":
      reading.upload = from.readData({ text: `@${value}`, expansions: [] }, false) ?? "";
      break;
    case "refuse":
      reading.refused ??= option.startsWith("--") ? option : option.slice(0, 2);
      break;
    case "next":
    case "ignoreValue":
    case "ignore":
      break;
  }
}

function addHeader(reading: Reading, value: string): void {
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

function finish(reading: Reading, unknown: string[]): ReadCurl {
  if (reading.refused !== undefined) {
    return {
      ok: false,
      problem: `The option ${reading.refused} takes parts of the request from elsewhere or computes them, which cannot be done here. Write them into the command instead.`,
    };
  }
  const url = pickAddress(reading);
  if (url === undefined) return { ok: false, problem: "The curl command has no address." };
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
  const isUpload = reading.upload !== undefined;
  const method =
    reading.method ??
    (reading.head ? "HEAD" : isUpload ? "PUT" : sendsData || reading.parts.length > 0 ? "POST" : "GET");
  const request: CurlRequest = {
    method,
    url: addQuery(url, query),
    headers,
    notes: [...reading.notes, ...reading.from.notes],
    missingFiles: [...reading.from.missing],
    unknown,
  };
  if (reading.parts.length > 0) request.body = { kind: "multipart", parts: reading.parts };
  else if (reading.upload !== undefined) request.body = { kind: "text", text: reading.upload };
  else if (sendsData) request.body = { kind: "text", text };
  if (reading.user !== undefined) request.user = reading.user;
  return { ok: true, request };
}

/** The first address; a variable that nothing is known of, such as `$OPTIONS`, only when nothing else is there. */
function pickAddress(reading: Reading): string | undefined {
  const isOnlyVariable = ({ text, expansions: [only] }: ShellWord) => only?.start === 0 && only.end === text.length;
  const addresses = reading.urls.filter((word) => word.text !== "" && !isOnlyVariable(word));
  if (addresses.length > 1) reading.notes.push("Only the first address was used.");
  return (addresses[0] ?? reading.urls.find(({ text }) => text !== ""))?.text;
}

function addQuery(url: string, query: string): string {
  if (query === "") return url;
  const [address = "", fragment] = url.split("#", 2);
  return `${address}${address.includes("?") ? "&" : "?"}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}
