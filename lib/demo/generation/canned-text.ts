import type { GenerationRequest } from "./generation-request";
import { codeBlock, codeSpan, quoteBeginning } from "./markdown-quote";

const RESULT_CHARACTERS = 400;
const SETTINGS_SHOWN = 12;
const LONG_SECTIONS = 24;
const FLOOD_WORDS = 5000;

const sample = `### What answers look like

1. Lists, with *emphasis* and **weight**
2. Inline \`code\`, and tables like the one above
3. Any script: naïve café · Grüße · Ελληνικά · Привет · 你好 · こんにちは · مرحبا · שלום · 👩🏽‍🚀 · 🇵🇹

\`\`\`ts
const answer: number = 6 * 7;
console.log(\`The answer is \${answer}.\`);
\`\`\`

To ask a real model, enter an API key and choose another server. 🚀`;

/** The plain canned answer. It says that it is canned, and shows by what it repeats that the request arrived. */
export function writeAnswer(request: GenerationRequest, model: string): string {
  const { prompt } = request;
  const rows = [
    ["model", codeSpan(model)],
    ["messages", String(prompt.messageCount)],
    ["settings", listSettings(request.settings)],
    ...(prompt.attachments.length > 0 ? [["attached", listCounts(prompt.attachments)]] : []),
  ];
  return [
    "## 👋 This is the demo server",
    "**No model was asked.** This text is canned; only the parts that repeat your request change with it.",
    ...prompt.toolResults.map(
      (result) =>
        `The tool answered:\n\n${codeBlock(result.slice(0, RESULT_CHARACTERS), readsAsJson(result) ? "json" : "")}`,
    ),
    "### What arrived",
    `> ${quoteBeginning(prompt.lastText) || "*(no text)*"}`,
    ["| what | value |", "| --- | --- |", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n"),
    sample,
  ].join("\n\n");
}

/** What the demo server gives out as its thinking. */
export function writeReasoning(request: GenerationRequest): string {
  const tools = request.tools.length > 0 ? ` ${request.tools.length} tools are offered.` : "";
  return [
    `The person writes: “${quoteBeginning(request.prompt.lastText)}”.${tools}`,
    "I am a demo server, so I cannot think about it; this text only shows how thinking arrives before an answer.",
    "First I would restate the question, then weigh the ways to answer it, and then check the result.",
  ].join("\n\n");
}

/** A document of many sections, for scrolling and for long streams. */
export function writeLongAnswer(request: GenerationRequest): string {
  const sections = Array.from({ length: LONG_SECTIONS }, (_, index) =>
    [
      `## Section ${index + 1}`,
      `This is part ${index + 1} of ${LONG_SECTIONS} of a canned document. It is here to be scrolled: while it grows, text that you read further up must not move, and the end must be followed only while you are at the end.`,
      `- First point of section ${index + 1}\n- Second point, with \`code\` and *emphasis*\n- Third point: ${"long ".repeat(10 + index)}line`,
      ...(index % 4 === 0 ? [codeBlock(`{ "section": ${index + 1}, "demo": true }`, "json")] : []),
      ...(index % 5 === 0 ? ["| number | square |\n| --- | --- |\n| 2 | 4 |\n| 3 | 9 |"] : []),
    ].join("\n\n"),
  );
  return [
    "# A long canned document",
    `No model was asked. You wrote: “${quoteBeginning(request.prompt.lastText)}”.`,
    ...sections,
  ].join("\n\n");
}

/** 5,000 short words, twenty to a line. */
export function writeFlood(): string {
  const words = Array.from({ length: FLOOD_WORDS }, (_, index) => `w${index + 1}${index % 20 === 19 ? "\n" : " "}`);
  return words.join("").trimEnd();
}

export const refusalText =
  "I cannot help with that. (This is the demo server; no model was asked, and every request to this model is declined.)";

/** Python source text, for requests that ask for nothing else. */
export function writePython(request: GenerationRequest): string {
  return `# Canned by the demo server; no model was asked.\nprompt = ${JSON.stringify(request.prompt.lastText.slice(0, 80))}\nprint(len(prompt))\n`;
}

function listSettings(names: readonly string[]): string {
  const shown = names.slice(0, SETTINGS_SHOWN).map(codeSpan).join(", ");
  return names.length > SETTINGS_SHOWN ? `${shown} and ${names.length - SETTINGS_SHOWN} more` : shown || "none";
}

function listCounts(kinds: readonly string[]): string {
  return [...new Set(kinds)].map((kind) => `${kinds.filter((other) => other === kind).length} × ${kind}`).join(", ");
}

function readsAsJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
