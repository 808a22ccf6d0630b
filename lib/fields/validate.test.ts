import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";
import { formatPath } from "./problem";
import { messageNode, sampleNodes } from "./testing/sample-nodes";
import { compileValidator } from "./validate";

function problemsOf(node: FieldNode | undefined, value: Json): string[] {
  return compileValidator(node ?? { kind: "any" })(value).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

describe("compileValidator", () => {
  it.each<[string, FieldNode | undefined, Json, string[]]>([
    ["text", { kind: "string" }, 1, [": Must be text"]],
    ["text that is null", { kind: "string" }, null, [": Must be text, not null"]],
    ["null where it is allowed", { kind: "string", nullable: true }, null, []],
    ["characters, not code units", { kind: "string", maxLength: 2, minLength: 2 }, "😀😀", []],
    ["too few characters", { kind: "string", minLength: 3 }, "😀😀", [": Needs at least 3 characters"]],
    ["too many characters", { kind: "string", maxLength: 1 }, "ab", [": At most 1 character"]],
    ["a pattern", { kind: "string", pattern: "^\\p{L}+$" }, "a1", [": Must match the pattern ^\\p{L}+$"]],
    ["a pattern that JavaScript cannot read", { kind: "string", pattern: "(?<!" }, "a", []],
    [
      "a format",
      { kind: "string", format: "uri" },
      "example",
      [": Must be a URL with its scheme, such as https://example.com"],
    ],
    ["an unknown format", { kind: "string", format: "constructor" }, "x", []],
    ["a number", { kind: "number" }, "1", [": Must be a number"]],
    ["a lower bound", { kind: "number", minimum: 0 }, -1, [": Must be 0 or more"]],
    ["an upper bound", { kind: "number", maximum: 2 }, 2.1, [": Must be 2 or less"]],
    ["an exclusive lower bound", { kind: "number", exclusiveMinimum: 0 }, 0, [": Must be more than 0"]],
    ["an exclusive upper bound", { kind: "number", exclusiveMaximum: 1 }, 1, [": Must be less than 1"]],
    ["a multiple", { kind: "number", multipleOf: 0.01 }, 0.07, []],
    ["no multiple", { kind: "number", multipleOf: 0.01 }, 0.075, [": Must be a multiple of 0.01"]],
    ["a fraction", { kind: "integer" }, 1.5, [": Must be a whole number"]],
    ["a whole number beyond 2^53", { kind: "integer" }, 1e300, []],
    ["true or false", { kind: "boolean" }, "true", [": Must be true or false"]],
    ["a choice", { kind: "enum", values: ["a", 1] }, "b", [': Must be one of "a", 1']],
    ["a choice among lists", { kind: "enum", values: [["a"], {}] }, ["b"], [': Must be one of ["a"], {}']],
    ["negative zero as zero", { kind: "enum", values: [0, [0]] }, [-0], []],
    ["a fixed value", { kind: "const", value: "user" }, "tool", [': Must be "user"']],
    ["too few items", { kind: "array", item: { kind: "any" }, minItems: 1 }, [], [": Needs at least 1 item"]],
    ["too many items", { kind: "array", item: { kind: "any" }, maxItems: 1 }, [1, 2], [": At most 1 item"]],
    [
      "items and their number at once",
      { kind: "array", item: { kind: "string" }, minItems: 3 },
      ["a", 2],
      ["item 2: Must be text", ": Needs at least 3 items"],
    ],
    [
      "repeated items",
      { kind: "array", item: { kind: "any" }, uniqueItems: true },
      [{ a: 1, b: 0 }, 2, { b: -0, a: 1 }],
      ["item 3: Same as item 1; items must differ"],
    ],
    [
      "an empty text as no list, whatever its length",
      { kind: "array", item: { kind: "any" }, minItems: 1 },
      "",
      [": Must be a list"],
    ],
    ["a type that is only implied", { kind: "string", maxLength: 1, unchecked: ["type"] }, 12, []],
    [
      "keywords of a type that is only implied",
      { kind: "string", maxLength: 1, unchecked: ["type"] },
      "12",
      [": At most 1 character"],
    ],
    ["a fixed value that is only implied", { kind: "const", value: "cat", unchecked: ["const"] }, "dog", []],
    ["a short tuple", sampleNodes.tuple, ["a"], []],
    ["a long tuple", sampleNodes.tuple, ["a", 1, true, 4], [": At most 3 items"]],
    ["items after a tuple", sampleNodes["tuple with rest"], ["a", 1, "b"], ["item 3: Must be a number"]],
    ["values of a map", sampleNodes["map of numbers"], { "50256": "x" }, ["50256: Must be a number"]],
    ["names that a map needs", sampleNodes["map of numbers"], {}, ["50256: Required"]],
    [
      "names that a map refuses",
      sampleNodes["map of anything"],
      { abc: 1 },
      ["abc: The name is not allowed: at most 2 characters"],
    ],
    ["members", sampleNodes.object, { a: 1, "a.b": "z" }, ["a: Must be text", 'a.b: Must be one of "x", "y"']],
    ["missing members", sampleNodes.object, {}, ["a: Required", "a.b: Required"]],
    ["a name that is not described", sampleNodes["closed object"], { a: "", b: 1 }, ["b: Not a known property here"]],
    [
      "names that are described elsewhere",
      sampleNodes["object with described extras"],
      { x: [""], z: [] },
      ["x 1: Must be a number"],
    ],
    ["required names without a property", sampleNodes["object with described extras"], {}, ["z: Required"]],
    [
      "one of several sets",
      { kind: "object", properties: [], additional: "open", requireSets: [[["a"], ["b", "c"]]] },
      { b: 1 },
      [": Needs a or b and c"],
    ],
    [
      "numbers of members, `__proto__` included",
      { kind: "map", value: { kind: "any" }, minProperties: 2 },
      JSON.parse('{"__proto__": 1, "a": 1}'),
      [],
    ],
    [
      "members that only answers have",
      {
        kind: "object",
        properties: [{ name: "id", required: true, node: { kind: "string", readOnly: true } }],
        additional: "closed",
      },
      {},
      [],
    ],
    [
      "a required member of any type",
      { kind: "object", properties: [{ name: "a", required: true, node: { kind: "any" } }], additional: "open" },
      {},
      ["a: Required"],
    ],
    ["cycles", sampleNodes.recursive, { name: "", children: [{ name: 1 }] }, ["children 1 › name: Must be text"]],
    ["a type that no variant has", sampleNodes.content, 1, [": Must be text or a list"]],
    ["an unknown tag", messageNode, { role: "robot" }, ['role: Must be one of "system", "user", "tool"']],
    ["the variant that the tag names", messageNode, { role: "tool", content: "" }, ["tool_call_id: Required"]],
    ["a value that another variant takes", sampleNodes["scored union"], { a: 1, b: "x" }, []],
    [
      "a required union",
      { kind: "object", properties: [{ name: "u", required: true, node: messageNode }], additional: "open" },
      {},
      ["u: Required"],
    ],
    [
      "a required choice",
      {
        kind: "object",
        properties: [{ name: "c", required: true, node: { kind: "const", value: 1 } }],
        additional: "open",
      },
      {},
      ["c: Required"],
    ],
  ])("judges %s", (_, node, value, expected) => {
    expect(problemsOf(node, value)).toEqual(expected);
  });

  it("takes an absent member called like one of Object.prototype for absent", () => {
    expect(problemsOf(sampleNodes.object, { a: "", "a.b": "x" })).toEqual([]);
  });
});
