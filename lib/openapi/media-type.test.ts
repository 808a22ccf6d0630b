import { expect, test } from "vitest";
import { mediaKind } from "./media-type";

test.each([
  ["application/json", "json"],
  ["Application/JSON; charset=utf-8", "json"],
  ["application/problem+json", "json"],
  ["application/json-patch+json", "json"],
  ["text/json", "json"],
  ["*/*", "json"],
  ["application/*", "json"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data; boundary=x", "multipart"],
  ["text/plain", "text"],
  ["text/*", "text"],
  ["application/xml", "text"],
  ["application/soap+xml", "text"],
  ["application/yaml", "text"],
  ["application/x-ndjson", "text"],
  ["application/sdp", "text"],
  ["application/octet-stream", "binary"],
  ["image/png", "binary"],
  ["audio/*", "binary"],
  ["application/zip", "binary"],
])("%s is edited and sent as %s", (mediaType, kind) => {
  expect(mediaKind(mediaType)).toBe(kind);
});
