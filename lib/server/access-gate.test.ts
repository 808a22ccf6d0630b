import { describe, expect, test } from "vitest";
import { createAccessGate } from "@/lib/server/access-gate";

const settings = { password: "correct horse", header: { name: "x-access-key", value: "battery staple" } };
const cookieOf = (setCookie: string) => setCookie.replace(/;.*$/, "");

function makeGate(now?: () => number, changed = {}) {
  const gate = createAccessGate({ ...settings, ...changed }, now);
  if (!gate) throw new Error("a gate was expected");
  return gate;
}

describe("createAccessGate", () => {
  test("stands open when neither password nor header is set", () => {
    expect(createAccessGate({ password: undefined, header: undefined })).toBeUndefined();
  });

  test.each([
    ["nothing", {}],
    ["another header value", { "x-access-key": "battery" }],
    ["a cookie of nobody", { cookie: "playground-access=99999999999.AAAA" }],
    ["a cookie without signature", { cookie: "playground-access=99999999999" }],
    ["the password as the cookie", { cookie: "playground-access=correct horse" }],
    ["a wrong insider token", { "x-relay-insider": "" }],
  ])("keeps out %s", (_, headers) => {
    expect(makeGate().admits(headers)).toBe(false);
  });

  test("admits the header, the cookie among others, and this installation itself", () => {
    const gate = makeGate();
    expect(gate.admits({ "x-access-key": "battery staple" })).toBe(true);
    expect(gate.admits({ cookie: `theme=dark; ${cookieOf(gate.issueCookie(false))}; a=1` })).toBe(true);
    expect(gate.admits({ "x-relay-insider": gate.insiderToken })).toBe(true);
  });

  test("agrees with another instance of the same settings, and with none of others", () => {
    const cookie = cookieOf(makeGate().issueCookie(false));
    expect(makeGate().admits({ cookie })).toBe(true);
    expect(makeGate(undefined, { password: "another" }).admits({ cookie })).toBe(false);
  });

  test("forgets a sign-in after thirty days", () => {
    let nowMs = 0;
    const gate = makeGate(() => nowMs);
    const cookie = cookieOf(gate.issueCookie(false));
    nowMs = 30 * 24 * 60 * 60_000 - 1;
    expect(gate.admits({ cookie })).toBe(true);
    nowMs += 1;
    expect(gate.admits({ cookie })).toBe(false);
  });

  test("takes no cookie whose expiry was changed", () => {
    const gate = makeGate(() => 0);
    const cookie = cookieOf(gate.issueCookie(false)).replace(/=\d+/, "=99999999999");
    expect(gate.admits({ cookie })).toBe(false);
  });

  test("hides the cookie from scripts, and from plain HTTP where there is TLS", () => {
    expect(makeGate().issueCookie(true)).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    expect(makeGate().issueCookie(false)).not.toContain("Secure");
  });

  test("knows the password only whole", () => {
    const gate = makeGate();
    expect(["correct horse", "correct", "", "Correct horse"].map(gate.isPassword)).toEqual([true, false, false, false]);
  });
});
