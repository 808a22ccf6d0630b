import { describe, expect, test } from "vitest";
import { readClientAddress } from "@/lib/relay/client-address";

const read = (peer: string, headers: Record<string, string>, trustProxy = 0, publicOrigins: string[] = []) =>
  readClientAddress(new Headers({ "x-relay-peer-address": peer, host: "localhost:3000", ...headers }), {
    trustProxy,
    publicOrigins,
  });

describe("readClientAddress", () => {
  test.each([
    ["the peer", "203.0.113.9", {}, 0, "203.0.113.9"],
    ["the peer, not a header anybody can send", "203.0.113.9", { "x-forwarded-for": "198.51.100.1" }, 0, "203.0.113.9"],
    ["what the one trusted proxy saw", "10.0.0.1", { "x-forwarded-for": "6.6.6.6, 198.51.100.1" }, 1, "198.51.100.1"],
    [
      "what the outer of two proxies saw",
      "10.0.0.1",
      { "x-forwarded-for": "6.6.6.6, 198.51.100.1, 10.0.0.2" },
      2,
      "198.51.100.1",
    ],
    [
      "the leftmost when there are fewer than promised",
      "10.0.0.1",
      { "x-forwarded-for": "198.51.100.1" },
      5,
      "198.51.100.1",
    ],
    ["an IPv4 address in IPv6 spelling as IPv4", "::ffff:203.0.113.9", {}, 0, "203.0.113.9"],
    ["an IPv6 address as its /64", "2001:db8:1:2:3:4:5:6", {}, 0, "2001:db8:1:2::/64"],
    ["a shortened IPv6 address as its /64", "2001:db8::6", {}, 0, "2001:db8:0:0::/64"],
    ["an IPv6 address with a zone as its /64", "fe80::1%eth0", {}, 0, "fe80:0:0:0::/64"],
  ])("counts by %s", (_, peer, headers, trustProxy, key) => {
    expect(read(peer, headers, trustProxy).key).toBe(key);
  });

  test.each([
    ["IPv4", "127.0.0.1", {}],
    ["IPv6", "::1", { host: "[::1]:3000" }],
    ["with the header that Next fills in", "::ffff:127.0.0.1", { "x-forwarded-for": "::ffff:127.0.0.1" }],
  ])("knows this machine: %s", (_, peer, headers) => {
    expect(read(peer, headers).isLocal).toBe(true);
  });

  test.each([
    ["another machine", "203.0.113.9", {}, 0, []],
    ["a proxy on this machine", "127.0.0.1", { "x-forwarded-for": "203.0.113.9" }, 0, []],
    ["a proxy that uses Forwarded", "127.0.0.1", { forwarded: "for=203.0.113.9" }, 0, []],
    ["a proxy that passes on the public name", "127.0.0.1", { host: "play.example.com" }, 0, []],
    ["an installation with proxies", "127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, 1, []],
    ["an installation with a public name", "127.0.0.1", {}, 0, ["https://play.example.com"]],
  ])("does not take for this machine: %s", (_, peer, headers, trustProxy, publicOrigins) => {
    expect(read(peer, headers, trustProxy, publicOrigins).isLocal).toBe(false);
  });
});
