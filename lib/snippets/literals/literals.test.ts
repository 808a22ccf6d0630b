import { spawnSync } from "node:child_process";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { awkwardJson, awkwardTexts } from "../testing/awkward-values";
import { javascriptLiteral, javascriptTemplate } from "./javascript";
import { isDeeperThan } from "./literal";
import { pythonLiteral, pythonTemplate } from "./python";
import { jsonText, printfCommand, shellTemplate, shellWord } from "./shell";

const piece = fc.constantFrom(
  "'",
  '"',
  "\\",
  "`",
  "$",
  "{",
  "}",
  "\n",
  "\r",
  "\0",
  "\u2028",
  "\u202e",
  "\ud83d",
  "\ude00",
  "é",
  "😀",
  "\u{e0001}",
  "a",
  "!",
  " ",
  "=",
);
const text = fc.oneof(fc.string({ unit: piece }), fc.string({ unit: "binary" }));
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    text,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom("__proto__", "class", "1")), tie("value")), { maxLength: 4 })
      .map(
        (members): Json =>
          JSON.parse(`{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`),
      ),
  ),
})).value;

const texts = [...Object.values(awkwardTexts), ...fc.sample(text, { seed: 1, numRuns: 300 })];
const values = [...Object.values(awkwardJson), ...fc.sample(json, { seed: 2, numRuns: 300 })].filter(
  (value) => !isDeeperThan(value, 95),
);
/** Characters that no source text should hold raw. */
const invisible = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\ufffe\uffff]/u;

describe("JavaScript", () => {
  it("reads every literal back", () => {
    fc.assert(
      fc.property(json, (value) => {
        const source = javascriptLiteral(value);
        expect(runInNewContext(`JSON.stringify(${source})`)).toBe(JSON.stringify(value));
        expect(source).not.toMatch(invisible);
      }),
    );
    for (const value of values)
      expect(runInNewContext(`JSON.stringify(${javascriptLiteral(value)})`)).toBe(JSON.stringify(value));
  });

  it("reads template literals back", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const source = javascriptTemplate([before, { expression: "x" }, after]);
        expect(runInNewContext(source, { x: "`x`" })).toBe(`${before}\`x\`${after}`);
      }),
    );
  });
});

describe("Python", () => {
  const python = (program: string, input: unknown) => {
    const { stdout, stderr } = spawnSync("python3", ["-c", program], { input: JSON.stringify(input), maxBuffer: 1e9 });
    expect(stderr.toString()).toBe("");
    return JSON.parse(stdout.toString());
  };
  const isMissing = spawnSync("python3", ["--version"]).status !== 0;
  const reason = isMissing ? " (skipped: python3 is not installed)" : "";

  it.skipIf(isMissing)(`reads every literal back${reason}`, () => {
    const sources = [...values, ...texts].map((value) => pythonLiteral(value));
    const read = python(
      "import ast, json, sys; print(json.dumps([json.dumps(ast.literal_eval(s)) for s in json.load(sys.stdin)]))",
      sources,
    );
    expect(read.map((line: string) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify([...values, ...texts])));
    for (const source of sources) expect(source).not.toMatch(invisible);
  });

  it.skipIf(isMissing)(`reads f-strings back${reason}`, () => {
    const sources = texts.map((before) => pythonTemplate([before, { expression: "d['x']" }, before]));
    const read = python(
      "import json, sys; d = {'x': '{x}'}; print(json.dumps([eval(s) for s in json.load(sys.stdin)]))",
      sources,
    );
    expect(read).toEqual(texts.map((before) => `${before}{x}${before}`));
  });
});

describe("shell", () => {
  const bash = (script: string) =>
    spawnSync("bash", ["-s"], { input: script, maxBuffer: 1e9, env: { ...process.env, V: "v '\"$(x)" } });
  const isMissing = bash("true").status !== 0;
  const reason = isMissing ? " (skipped: bash is not installed)" : "";
  const utf8 = (value: string) => Buffer.from(value).toString();

  it("prints JSON that reads back and holds nothing invisible", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(JSON.parse(jsonText(value)))).toBe(JSON.stringify(value));
        expect(jsonText(value)).not.toMatch(invisible);
      }),
    );
  });

  it.skipIf(isMissing)(`reads every word back${reason}`, () => {
    const words = texts.map((value) => value.replaceAll("\0", ""));
    const { stdout } = bash(words.map((word) => `printf '%s\\0' ${shellWord(word)}\n`).join(""));
    expect(stdout.toString().split("\0").slice(0, -1)).toEqual(words.map(utf8));
    for (const word of words)
      expect(shellWord(word).replaceAll("\ufffd", "")).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/u);
  });

  it.skipIf(isMissing)(`writes every text to standard output, NUL included${reason}`, () => {
    const { stdout } = bash(texts.map((value) => `${printfCommand(value)}; printf '|end|'\n`).join(""));
    expect(stdout.toString().split("|end|").slice(0, -1)).toEqual(texts.map(utf8));
  });

  it.skipIf(isMissing)(`expands nothing but the variable${reason}`, () => {
    const words = texts.map((value) => value.replaceAll("\0", ""));
    const { stdout } = bash(
      words.map((word) => `printf '%s\\0' ${shellTemplate([word, { variable: "V" }, word])}\n`).join(""),
    );
    expect(stdout.toString().split("\0").slice(0, -1)).toEqual(
      words.map((word) => `${utf8(word)}v '"$(x)${utf8(word)}`),
    );
  });
});

it.each([
  [0, 0, false],
  [1, 0, true],
  [100, 100, false],
  [101, 100, true],
  [100_000, 100, true],
])("knows whether %i levels are deeper than %i", (levels, limit, expected) => {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  expect(isDeeperThan(value, limit)).toBe(expected);
});
