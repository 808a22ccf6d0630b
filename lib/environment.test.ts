import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "@/lib/environment";

describe("readEnvironment", () => {
  test("has a default for everything", () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      openapiDocument: undefined,
      upstreamBaseUrl: undefined,
      demoBaseUrl: "http://127.0.0.1:3000/api/demo",
      publicOrigins: [],
      trustProxy: 0,
      requireCredential: false,
      limits: { bodyLimitBytes: 26_214_400 },
    });
  });

  test("takes an empty variable for an absent one", () => {
    expect(readEnvironment({ PORT: "", UPSTREAM_BASE_URL: " " })).toEqual(readEnvironment({}));
  });

  test.each([
    ["the port", { PORT: "4000" }, "http://127.0.0.1:4000/api/demo"],
    [
      "the address that Next names",
      { __NEXT_PRIVATE_ORIGIN: "http://localhost:3001" },
      "http://127.0.0.1:3001/api/demo",
    ],
    [
      "the one address it listens on",
      { __NEXT_PRIVATE_ORIGIN: "http://10.0.0.5:3001" },
      "http://10.0.0.5:3001/api/demo",
    ],
    ["the operator's word", { DEMO_BASE_URL: "http://demo.test/x/", PORT: "1" }, "http://demo.test/x"],
  ])("finds its own demo server by %s", (_, variables, demoBaseUrl) => {
    expect(readEnvironment(variables).demoBaseUrl).toBe(demoBaseUrl);
  });

  test("reads origins with commas", () => {
    const { publicOrigins } = readEnvironment({ PUBLIC_ORIGIN: "https://a.example, https://b.example:8443/" });
    expect(publicOrigins).toEqual(["https://a.example", "https://b.example:8443"]);
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["UPSTREAM_BASE_URL", "openrouter.ai"],
    ["UPSTREAM_BASE_URL", "file:///etc/passwd"],
    ["UPSTREAM_BASE_URL", "https://user:secret@example.com"],
    ["UPSTREAM_BASE_URL", "https://example.com/?key=1"],
    ["PUBLIC_ORIGIN", "play.example.com"],
    ["PUBLIC_ORIGIN", "https://play.example.com/path"],
    ["TRUST_PROXY", "true"],
    ["ALLOWED_HOSTS", "https://play.example.com"],
    ["ALLOWED_HOSTS", "play.example.com:443"],
    ["EMBED_ORIGINS", "docs.example.com"],
    ["ACCESS_HEADER", "X-Access-Key"],
    ["ACCESS_HEADER", "X Access: secret"],
    ["REDIS_URL", "127.0.0.1:6379"],
    ["REDIS_URL", "http://127.0.0.1:6379"],
    ["LOG_LEVEL", "loud"],
    ["METRICS", "yes"],
    ["SHUTDOWN_GRACE_MS", "-1"],
    ["SHORT_LINKS_LIMIT_BYTES", "99999999"],
    ["RELAY_REQUIRE_CREDENTIAL", "maybe"],
    ["RELAY_BODY_LIMIT_BYTES", "25MB"],
    ["RELAY_BODY_LIMIT_BYTES", "0"],
    ["RELAY_IDLE_TIMEOUT_MS", "2147483648"],
  ])("refuses %s=%s in a sentence that names the variable", (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} must be `));
  });

  test("reads who may open the app", () => {
    const { access, allowedHosts } = readEnvironment({
      ACCESS_HEADER: "X-Access-Key:  a long: secret",
      ALLOWED_HOSTS: "Play.Example.com, [::1]",
    });
    expect(access).toEqual({ password: undefined, header: { name: "x-access-key", value: "a long: secret" } });
    expect(allowedHosts).toEqual(["play.example.com", "[::1]"]);
  });

  test("has a line for each setting in .env.example", () => {
    const source = readFileSync(new URL("environment.ts", import.meta.url), "utf8");
    const read = new Set([...source.matchAll(/read\w+\(variables, "([A-Z_]+)"/g)].map(([, name]) => name));
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    expect(new Set([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))).toEqual(read);
  });

  test("does not repeat a credential in the message", () => {
    expect(() => readEnvironment({ REDIS_URL: "http://:hunter2@host" })).not.toThrow(/hunter2/);
    expect(() => readEnvironment({ ACCESS_HEADER: "hunter2" })).not.toThrow(/hunter2/);
    expect(() => readEnvironment({ UPSTREAM_BASE_URL: "https://user:secret@example.com" })).not.toThrow(/secret/);
  });
});
