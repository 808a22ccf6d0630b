import { describe, expect, it } from "vitest";
import { messageNode } from "@/lib/fields/testing/sample-nodes";
import { readPastedRows } from "./read-pasted-rows";

const user = { role: "user", content: "Hi" };
const parts = { role: "user", content: [{ type: "text", text: "Hi" }] };
const read = (text: string) => messageNode && readPastedRows(messageNode, text);

describe("readPastedRows", () => {
  it.each<[what: string, text: string, values: unknown[], unfitting: number]>([
    ["a list", JSON.stringify([user, parts]), [user, parts], 0],
    ["the list of a request", JSON.stringify({ stop: ["a"], messages: [user], tools: [{ type: "x" }] }), [user], 0],
    ["one row, though it has a list inside", JSON.stringify(parts, null, 2), [parts], 0],
    ["one row per line", `${JSON.stringify(user)}\n\n${JSON.stringify(parts)}\n`, [user, parts], 0],
    ["a list of other things", '[1, {"role": "nobody"}]', [1, { role: "nobody" }], 2],
  ])("takes %s", (_, text, values, unfitting) => {
    expect(read(text)).toEqual({ values, unfitting });
  });

  it.each(["Hello", '"[1]"', "[1,", "[]", "{broken\n{}", "5"])("takes nothing from %j", (text) => {
    expect(read(text)).toBeUndefined();
  });
});
