import { describe, expect, test } from "vitest";
import { checkOrigin } from "@/lib/relay/check-origin";

const plain = { publicOrigins: [], embedOrigins: [], trustProxy: 0 };
const named = { publicOrigins: ["https://play.example.com"], embedOrigins: [], trustProxy: 0 };
const proxied = { publicOrigins: [], embedOrigins: [], trustProxy: 1 };
const host = "localhost:3000";

describe("checkOrigin", () => {
  test.each([
    ["a same-origin page", "POST", { host, "sec-fetch-site": "same-origin", origin: "http://localhost:3000" }, plain],
    ["a same-origin GET, which has no Origin", "GET", { host, "sec-fetch-site": "same-origin" }, plain],
    ["a client that is no browser", "POST", { host }, plain],
    ["an address typed by the person", "GET", { host, "sec-fetch-site": "none" }, plain],
    ["the operator's own origin", "POST", { host: "app:3000", origin: "https://play.example.com" }, named],
    [
      "the host that a trusted proxy names",
      "POST",
      { host, "x-forwarded-host": "p.example", origin: "https://p.example" },
      proxied,
    ],
    ["an upper-case host", "POST", { host: "LOCALHOST:3000", origin: "http://localhost:3000" }, plain],
  ])("lets through %s", (_, method, headers, policy) => {
    expect(checkOrigin(method, new Headers(headers), policy)).toBeUndefined();
  });

  test("lets through a page that may embed the app, and no other", () => {
    const embedded = { ...plain, embedOrigins: ["https://docs.example.com"] };
    const from = (origin: string) => new Headers({ host, "sec-fetch-site": "cross-site", origin });
    expect(checkOrigin("POST", from("https://docs.example.com"), embedded)).toBeUndefined();
    expect(checkOrigin("POST", from("https://docs.example.com.evil.example"), embedded)).toEqual({
      code: "cross_site",
    });
  });

  test.each([
    ["another site", "POST", { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" }, plain],
    ["another site's image", "GET", { host, "sec-fetch-site": "cross-site" }, plain],
    [
      "another port of this host",
      "POST",
      { host, "sec-fetch-site": "same-site", origin: "http://localhost:4000" },
      plain,
    ],
    ["an older browser's form of another site", "POST", { host, origin: "https://evil.example" }, plain],
    ["a sandboxed frame", "POST", { host, origin: "null" }, plain],
    [
      "a sandboxed frame that says same-origin",
      "POST",
      { host, origin: "null", "sec-fetch-site": "same-origin" },
      plain,
    ],
    ["a form post typed nowhere", "POST", { host, "sec-fetch-site": "none" }, plain],
    ["an unknown fetch site", "GET", { host, "sec-fetch-site": "SAME-ORIGIN" }, plain],
    ["an origin that begins like ours", "POST", { host, origin: "http://localhost:3000.evil.example" }, plain],
    [
      "a host named by an untrusted header",
      "POST",
      { host, "x-forwarded-host": "p.example", origin: "https://p.example" },
      plain,
    ],
    ["a request without a host", "POST", { origin: "http://localhost:3000" }, plain],
  ])("refuses %s", (_, method, headers, policy) => {
    expect(checkOrigin(method, new Headers(headers), policy)).toEqual({ code: "cross_site" });
  });
});
