import { expect, test } from "vitest";
import { readDataUrl } from "./read-data-url";

test.each([
  ["data:application/pdf;base64,JVBERi0=", "application/pdf", "%PDF-"],
  ["data:Text/CSV;charset=utf-8;base64,YSxi", "text/csv", "a,b"],
  ["data:,a%20b%C3%A9", "text/plain", "a bé"],
  ["data:text/html;name=a,<b>,</b>", "text/html", "<b>,</b>"],
])("reads %j", (url, essence, text) => {
  const read = readDataUrl(url);
  expect(read?.essence).toBe(essence);
  expect(new TextDecoder().decode(read?.bytes)).toBe(text);
});

test.each(["data:", "data:text/plain", "https://a.example/,x", "data:a/b;base64,%%%", "data:,%E0%A4%A", ""])(
  "reads nothing out of %j",
  (url) => {
    expect(readDataUrl(url)).toBeUndefined();
  },
);
