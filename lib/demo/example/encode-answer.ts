import { writeXml } from "@/lib/fields/write-xml";
import { isJsonObject, type Json } from "@/lib/json";
import { essence, mediaKind } from "@/lib/openapi/media-type";
import { sampleFile } from "../media/sample-media";

export interface EncodedAnswer {
  contentType: string;
  body: string | Uint8Array<ArrayBuffer>;
}

const BOUNDARY = "demo-boundary";

/** Text that looks like its media type, for descriptions that give no example. */
const sampleTexts: Record<string, string> = {
  "text/html": "<!doctype html><title>Demo</title><h1>Demo server</h1><p>This page is canned.</p>\n",
  "text/csv": 'id,name,amount\n1,First row,12.50\n2,"Second, quoted row",7\n',
  "text/markdown": "# Demo server\n\nThis **text** is canned.\n",
  "text/calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//demo//EN\r\nEND:VCALENDAR\r\n",
  "text/plain": "This text is canned by the demo server.\n",
};

/** Puts an example into the form of its media type. `isDocumented` tells an author's text from a made-up one. */
export function encodeAnswer(mediaType: string, value: Json, isDocumented: boolean): EncodedAnswer {
  const type = essence(mediaType);
  switch (mediaKind(type)) {
    case "json":
      return { contentType: type.includes("*") ? "application/json" : type, body: JSON.stringify(value, null, 2) };
    case "form":
      return { contentType: type, body: new URLSearchParams(listPairs(value)).toString() };
    case "multipart":
      return { contentType: `${type}; boundary=${BOUNDARY}`, body: writeMultipart(value) };
    case "text": {
      const concrete = type.endsWith("/*") ? "text/plain" : type;
      const sample = isDocumented || !Object.hasOwn(sampleTexts, concrete) ? undefined : sampleTexts[concrete];
      return { contentType: `${concrete}; charset=utf-8`, body: sample ?? writeText(concrete, value) };
    }
    case "binary": {
      const file = sampleFile(type);
      return { contentType: file.mediaType, body: new Uint8Array(file.bytes) };
    }
  }
}

function writeText(type: string, value: Json): string {
  if (typeof value === "string" && !(/[/+]xml$/.test(type) && !value.trimStart().startsWith("<"))) {
    return value;
  }
  if (/[/+]xml$/.test(type)) {
    return writeXml("response", value);
  }
  if (/jsonl$|ndjson$|json-seq$/.test(type)) {
    const lines = Array.isArray(value) ? value : [value, value, value];
    const mark = type.endsWith("json-seq") ? "\u001e" : "";
    return lines.map((line) => `${mark}${JSON.stringify(line)}\n`).join("");
  }
  // JSON is YAML, and for everything else it is at least readable.
  return JSON.stringify(value, null, 2);
}

function listPairs(value: Json): [string, string][] {
  return isJsonObject(value)
    ? Object.entries(value).map(([key, member]) => [key, typeof member === "string" ? member : JSON.stringify(member)])
    : [];
}

function writeMultipart(value: Json): string {
  const part = `Content-Type: application/json\r\n\r\n${JSON.stringify(value)}`;
  return `--${BOUNDARY}\r\n${part}\r\n--${BOUNDARY}--\r\n`;
}
