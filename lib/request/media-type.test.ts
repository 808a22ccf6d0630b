import { expect, it } from "vitest";
import { bodyKindOf, essence } from "./media-type";

it.each([
  ["application/json", "json"],
  ["APPLICATION/JSON; charset=utf-8", "json"],
  ["application/problem+json", "json"],
  ["text/json", "json"],
  ["*/*", "json"],
  ["application/x-ndjson", "lines"],
  ["application/jsonl", "lines"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
  ["multipart/mixed", "multipart"],
  ["text/csv", "text"],
  ["text/event-stream", "text"],
  ["application/xml", "text"],
  ["image/svg+xml", "text"],
  ["application/yaml", "text"],
  ["application/octet-stream", "binary"],
  ["image/*", "binary"],
  ["audio/mpeg", "binary"],
  ["", "binary"],
])("writes %s as %s", (mediaType, kind) => {
  expect(bodyKindOf(mediaType)).toBe(kind);
});

it("reads a media type without its parameters", () => {
  expect(essence(" Text/Plain ; charset=x")).toBe("text/plain");
});
