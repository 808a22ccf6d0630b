import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPartialJson } from "./format-json";

/** Keys like "1" change places in a JavaScript object, which is what the formatter avoids. */
const value = fc.jsonValue().filter((json) => !/"\d+":/.test(JSON.stringify(json)));

test("lays out every value as JSON.stringify does", () => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, "\t"), (json, space) => {
      expect(formatPartialJson(JSON.stringify(json, null, space))).toBe(JSON.stringify(json, null, 2));
    }),
  );
});

test.each([
  ["numbers", '{"a":9007199254740993,"b":1.0,"c":1e400,"d":-0}', "9007199254740993|1.0|1e400|-0"],
  ["repeated keys", '{"a":1,"a":2}', '"a": 1|"a": 2'],
  ["the order of keys", '{"b":1,"1":2}', '"b": 1,\n  "1": 2'],
])("keeps %s as they came", (_, text, parts) => {
  for (const part of parts.split("|")) expect(formatPartialJson(text)).toContain(part);
});

test.each([
  ['{"a":"caf\\u00e9 \\/ \\n \\ud800"}', '{\n  "a": "café / \\n \\ud800"\n}'],
  ["  \n\t[ ]", "[]"],
  ["\uFEFF{ }", "{}"],
  ['{"__proto__":{}}', '{\n  "__proto__": {}\n}'],
])("lays out %j", (text, expected) => {
  expect(formatPartialJson(text)).toBe(expected);
});

test("lays out JSON that stops anywhere", () => {
  const text = JSON.stringify({ a: [1, { b: 'x"\\' }], c: "d" });
  const whole = formatPartialJson(text);
  for (let length = 0; length <= text.length; length += 1) {
    const partial = formatPartialJson(text.slice(0, length));
    expect(whole.startsWith(partial.trimEnd())).toBe(true);
  }
  expect(formatPartialJson("}}]] a")).toContain("a");
});

test.each([
  ["100,000 levels", "[".repeat(100_000) + "]".repeat(100_000)],
  ["many values far inside", `${"[".repeat(200)}${"1,".repeat(200_000)}1${"]".repeat(200)}`],
])("survives %s, which indenting alone would turn into gigabytes", (_, text) => {
  const laidOut = formatPartialJson(text);
  expect(laidOut.length).toBeLessThan(text.length * 20);
  expect(laidOut.replace(/\s/g, "")).toBe(text);
});
