import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readShellText } from "./shell-words";

const hasBash = spawnSync("bash", ["--version"]).status === 0;

const words = (source: string) => {
  const read = readShellText(source);
  if (!read.ok) throw new Error(read.problem);
  return read.commands[0]?.words.map((word) => word.text) ?? [];
};

describe("readShellText", () => {
  it.each([
    ["a b  c", ["a", "b", "c"]],
    ["a \\\n  b", ["a", "b"]],
    ["a \\\r\n  b", ["a", "b"]],
    ["a 'it'\\''s'", ["a", "it's"]],
    [`a 'it'"'"'s'`, ["a", "it's"]],
    [`a "say \\"hi\\" \\n"`, ["a", 'say "hi" \\n']],
    ["a $'tab\\tnew\\nline \\'q\\' \\x41\\u00e9\\U0001f600\\101\\cA'", ["a", "tab\tnew\nline 'q' Aé😀A\x01"]],
    ["a $'\\xc3\\xa9'", ["a", "é"]],
    ["a # comment", ["a"]],
    ["a b#c", ["a", "b#c"]],
    ["a ''", ["a", ""]],
    ["a \"$KEY\" '$KEY'", ["a", "$KEY", "$KEY"]],
    ["a --x=$(cat 'f)') y", ["a", "--x=$(cat 'f)')", "y"]],
    ["a 2>/dev/null b", ["a", "b"]],
  ])("splits %j", (source, expected) => {
    expect(words(source)).toEqual(expected);
  });

  it("tells a quoted variable from one that expands", () => {
    const read = readShellText(`"Bearer $KEY" 'Bearer $KEY' "5 $ only"`);
    expect(read.ok && read.commands[0]?.words.map((word) => word.expansions)).toEqual([
      [{ start: 7, end: 11, quoted: true }],
      [],
      [],
    ]);
  });

  it.each([
    ['cat <<\'EOF\' | x\n{"a": "$B"}\nEOF\n', '{"a": "$B"}\n'],
    ["x -d @- <<-EOF\n\t\tone \\$X\n\tEOF", "one $X\n"],
    ["x <<< 'text'", "text\n"],
  ])("reads what %j feeds", (source, input) => {
    const read = readShellText(source);
    expect(read.ok && read.commands[0]?.input?.text).toBe(input);
  });

  it("splits commands and says which one reads a pipe", () => {
    const read = readShellText("A=1 x y | jq . && z; w &\nv");
    expect(read.ok && read.commands.map(({ words: [first], joinedBy }) => [first?.text, joinedBy])).toEqual([
      ["A=1", "start"],
      ["jq", "|"],
      ["z", "other"],
      ["w", "other"],
      ["v", "other"],
    ]);
  });

  it.each([
    ["a 'b", 2],
    ['a "b', 2],
    ["a $'b", 2],
  ])("refuses %j and says where", (source, position) => {
    expect(readShellText(source)).toMatchObject({ ok: false, position });
  });

  const piece = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9 =:,.{}[\]@%+\t-]{0,6}$/),
    fc.constantFrom(
      "'",
      '"',
      "\\",
      "\n",
      "\\\n",
      "$'",
      '$"',
      "\\'",
      '\\"',
      "\\n",
      "\\x41",
      "\\u00e9",
      "é",
      "😀",
      "#",
      " #",
      "!",
      "\\$",
      "\\`",
    ),
  );
  const quotedPiece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => `'${text.replaceAll("'", "").replaceAll("\0", "")}'`),
    fc
      .string({ unit: "grapheme", maxLength: 8 })
      .map((text) => `"${text.replace(/["\\$`\0!]/g, "\\$&").replaceAll("\0", "")}"`),
    fc
      .stringMatching(/^(?:\\[abefnrtv\\'"?]|\\x[1-7][0-9a-f]|\\[1-7][0-7]?|\\u00[a-f][0-9a-f]|[a-z ]){0,6}$/)
      .map((text) => `$'${text}'`),
  );

  it.skipIf(!hasBash)("splits generated text exactly as bash does", () => {
    const sources = fc
      .sample(fc.array(fc.oneof(piece, quotedPiece), { minLength: 1, maxLength: 8 }), { numRuns: 1500, seed: 7 })
      // Globs, history, braces and tildes are switched off or kept out: they are not word splitting.
      .map((pieces) => `w ${pieces.join("").replace(/[\r]/g, "").replaceAll("{", "(").replace(/[()]/g, "")}`);
    const readable = sources.filter((source) => {
      const read = readShellText(source);
      // A backslash at the very end would join the next line of the script.
      if (!read.ok || read.commands.length !== 1 || source.endsWith("\\")) return false;
      // Nothing generated may run.
      return read.commands.every((command) => command.words.every((word) => word.expansions.length === 0));
    });
    expect(readable.length).toBeGreaterThan(700);
    const numbered = readable.map((source, index) => source.replace("w", `w ${index}`)).join("\n");
    const script = `w() { printf '%s\\0' "$#" "$@"; }\n${numbered}\n`;
    const output = execFileSync("bash", ["--norc", "-c", `set -f; export LC_ALL=C.UTF-8\n${script}`], {
      maxBuffer: 64e6,
    });
    const fields = output.toString("utf8").split("\0");
    let at = 0;
    for (const [index, source] of readable.entries()) {
      const count = Number(fields[at]);
      expect([String(index), ...words(source).slice(1)], source).toEqual(fields.slice(at + 1, at + 1 + count));
      at += 1 + count;
    }
  });
});
