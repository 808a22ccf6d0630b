import { describe, expect, it } from "vitest";
import { loadDescription } from "@/lib/openapi/load-description";
import { describeOperation } from "./describe-operation";
import { type CodeLanguage, highlightCode } from "./highlight-code";
import { listRequestExamples } from "./list-request-examples";
import { listResponseExamples } from "./list-response-examples";

const description = await loadDescription();
const operations = description.operations.map((operation) => [operation.id, operation] as const);

describe("examples", () => {
  it.each(operations)("show a request of %s as a command", (_, operation) => {
    const examples = listRequestExamples(description, operation, "https://api.example");
    expect(examples.length).toBeGreaterThan(0);
    for (const { codes } of examples) {
      expect(codes.map(({ name }) => name)).toEqual(["cURL", "TypeScript", "Python"]);
      for (const { code } of codes) expect(code).toContain("https://api.example/");
      expect(codes[0]?.code).toMatch(/^curl /);
    }
  });

  it.each(operations)("show every JSON answer of %s", (_, operation) => {
    for (const { content } of describeOperation(description, operation).responses) {
      for (const reference of content.filter(({ media }) => media.mediaType === "application/json")) {
        const examples = listResponseExamples(reference);
        expect(examples.length).toBeGreaterThan(0);
        for (const { code } of examples) expect(() => JSON.parse(code)).not.toThrow();
      }
    }
  });

  it("keep their text when they are coloured", async () => {
    const [first] = listRequestExamples(description, description.operations[0] ?? fail(), "https://api.example");
    expect(first?.codes.length).toBe(3);
    for (const { code, language } of first?.codes ?? []) await expectColoured(code, language);
  });

  async function expectColoured(code: string, language: CodeLanguage): Promise<void> {
    const tokens = await highlightCode(code, language);
    expect(tokens.map(({ text }) => text).join("")).toBe(code);
    expect(new Set(tokens.map(({ className }) => className)).size).toBeGreaterThan(2);
    expect(tokens.map(({ start, text }) => code.slice(start, start + text.length))).toEqual(
      tokens.map(({ text }) => text),
    );
  }

  it("stay plain when they are long", async () => {
    const code = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index));
    expect(await highlightCode(code, "json")).toEqual([{ start: 0, text: code, className: "" }]);
  });
});

function fail(): never {
  throw new Error("The description has no operation.");
}
