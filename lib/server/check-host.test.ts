import { describe, expect, test } from "vitest";
import { isKnownHost } from "@/lib/server/check-host";

const open = { allowedHosts: [], publicOrigins: [], trustProxy: 0 };
const named = { ...open, allowedHosts: ["play.example.com"] };
const loopback = "127.0.0.1";

describe("isKnownHost", () => {
  test.each([
    ["a loopback name", "localhost:3000", loopback, open],
    ["a loopback address", "[::1]:3000", "::1", open],
    ["a name of one word, as containers have", "playground:3000", loopback, open],
    ["an address in the network", "10.0.0.7:3000", loopback, open],
    ["any name on a connection from elsewhere", "play.example.com", "203.0.113.9", open],
    ["any name where the operator speaks of a proxy", "play.example.com", loopback, { ...open, trustProxy: 1 }],
    ["any name with a public origin", "a.example", loopback, { ...open, publicOrigins: ["https://a.example"] }],
    ["a listed name", "Play.Example.com:443", "203.0.113.9", named],
    ["a listed name with the dot of the root", "play.example.com.", "203.0.113.9", named],
    ["a loopback name beside listed ones", "localhost", "203.0.113.9", named],
  ])("answers to %s", (_, host, peer, settings) => {
    expect(isKnownHost(host, peer, settings)).toBe(true);
  });

  test.each([
    ["a name that a stranger can point here", "rebound.evil.example:3000", loopback, open],
    ["the same over IPv6", "rebound.evil.example", "::ffff:127.0.0.1", open],
    ["a name that is not listed", "evil.example", "203.0.113.9", named],
    ["an address when names are listed", "203.0.113.1", "203.0.113.9", named],
    ["a name that begins like a listed one", "play.example.com.evil.example", "203.0.113.9", named],
    ["a name that ends like localhost", "notlocalhost", "203.0.113.9", named],
    ["no name when names are listed", undefined, "203.0.113.9", named],
  ])("does not answer to %s", (_, host, peer, settings) => {
    expect(isKnownHost(host, peer, settings)).toBe(false);
  });
});
