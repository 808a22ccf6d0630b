import { describe, expect, test } from "vitest";
import { makeOperation } from "@/lib/relay/relay-fixture";
import type { HeaderList } from "@/lib/relay/request-headers";
import { selectResponseHeaders } from "@/lib/relay/response-headers";

const select = (upstream: HeaderList, declared: string[] = []) => {
  const headers = declared.map((name) => ({ name, schema: true }));
  const operation = makeOperation("GET", "/x", {
    responses: [{ status: "200", description: "", content: [], headers }],
  });
  return Object.fromEntries(selectResponseHeaders(upstream, operation, "id-1"));
};

const fixed = {
  "cache-control": "no-store, no-transform",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
  "x-relay-request-id": "id-1",
};

describe("selectResponseHeaders", () => {
  test("keeps the allow-list and nothing else", () => {
    const allowed: HeaderList = [
      ["retry-after", "7"],
      ["x-request-id", "r"],
      ["x-generation-id", "g"],
      ["x-ratelimit-remaining", "3"],
      ["ratelimit-reset", "1"],
      ["cf-ray", "c"],
    ];
    const refused: HeaderList = [
      ["access-control-allow-origin", "*"],
      ["alt-svc", "h3"],
      ["cache-control", "public, max-age=600"],
      ["clear-site-data", '"*"'],
      ["content-disposition", "inline"],
      ["content-encoding", "gzip"],
      ["content-length", "5"],
      ["content-security-policy", "script-src *"],
      ["link", "</evil.js>; rel=preload"],
      ["location", "/evil"],
      ["refresh", "0"],
      ["server", "nginx"],
      ["service-worker-allowed", "/"],
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
      ["strict-transport-security", "max-age=1"],
      ["transfer-encoding", "chunked"],
      ["www-authenticate", "Basic"],
      ["x-accel-redirect", "/etc/passwd"],
      ["x-middleware-set-cookie", "a=1"],
      ["x-relay-request-id", "forged"],
      ["x-unknown", "1"],
    ];
    expect(select([["content-type", "application/json"], ...allowed, ...refused])).toEqual({
      ...fixed,
      ...Object.fromEntries(allowed),
      "content-type": "application/json",
      "x-relay-content-type": "application/json",
    });
  });

  test("adds headers that the operation declares, unless a browser acts on them", () => {
    const names = [
      "X-Total",
      "x-frame-options",
      "x-accel-redirect",
      "x-nextjs-redirect",
      "set-cookie",
      "link",
      "x-relay-peer",
    ];
    const upstream = names.map((name): [string, string] => [name.toLowerCase(), "1"]);
    expect(Object.keys(select(upstream, names)).filter((name) => !(name in fixed))).toEqual([
      "content-disposition",
      "content-type",
      "x-relay-content-type",
      "x-total",
    ]);
  });

  test("joins repeated headers and drops values that could not be sent on", () => {
    const headers = select([
      ["x-ratelimit-limit", "1"],
      ["x-ratelimit-limit", "2"],
      ["x-request-id", "\u00e9"],
      ["content-type", "application/json; x=\u00e9"],
    ]);
    expect(headers).toMatchObject({ "x-ratelimit-limit": "1, 2", "x-relay-content-type": "" });
    expect(headers).not.toHaveProperty("x-request-id");
  });

  test.each([
    "application/json",
    "Application/JSON; charset=utf-8",
    "application/problem+json",
    "application/x-ndjson",
    "text/event-stream; charset=utf-8",
    "text/plain",
    "audio/mpeg",
    "video/mp4",
    "image/png",
    "image/webp",
  ])("passes %s on as it is", (contentType) => {
    const headers = select([["content-type", contentType]]);
    expect(headers).toMatchObject({ "content-type": contentType, "x-relay-content-type": contentType });
    expect(headers).not.toHaveProperty("content-disposition");
  });

  test.each([
    "text/html",
    "TEXT/HTML; charset=utf-8",
    "application/xhtml+xml",
    "image/svg+xml",
    "text/xml",
    "application/xml",
    "application/javascript",
    "text/css",
    "application/pdf",
    "multipart/x-mixed-replace; boundary=a",
    "text/html, application/json",
    "application/json, text/html",
    "image/svg+xml;application/json",
    "",
  ])("turns %j into a download and says what it was", (contentType) => {
    expect(select([["content-type", contentType]])).toEqual({
      ...fixed,
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "x-relay-content-type": contentType,
    });
  });
});
