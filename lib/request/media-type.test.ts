import { expect, it } from "vitest";
import { bodyKindOf, sendableMediaType } from "./media-type";

it.each([
  ["application/json", "json"],
  ["application/x-ndjson; charset=utf-8", "lines"],
  ["application/jsonl", "lines"],
  ["text/csv", "text"],
  ["application/octet-stream", "binary"],
])("writes %s as %s", (mediaType, kind) => {
  expect(bodyKindOf(mediaType)).toBe(kind);
});

it.each([
  ["*/*", "application/json"],
  ["application/*", "application/json"],
  ["text/*", "text/plain"],
  ["image/*", "application/octet-stream"],
  [" text/csv; header=present ", "text/csv; header=present"],
])("sends %s as %s", (mediaType, expected) => {
  expect(sendableMediaType(mediaType)).toBe(expected);
});
