import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readOpenAiTable } from "./openai-table.mjs";
import { readOpenRouterTable } from "./openrouter-table.mjs";
import { root } from "./steps.mjs";

// Writes down what the installed SDK packages accept, for the snippets. Run it after changing one of their versions:
// with `--check` it only says whether they still hold.
const lines = (list) => list.map((item) => `    ${JSON.stringify(item)},\n`).join("");
const openRouter = await readOpenRouterTable();
const files = {
  "openai-table.ts": `import type { OpenAiMethod } from "./openai-method";

export const openAiTable: OpenAiMethod[] = [
${lines(readOpenAiTable())}];
`,
  "openrouter-table.ts": `import type { SdkTable } from "./sdk-method";

export const openRouterTable: SdkTable = {
  serverUrl: ${JSON.stringify(openRouter.serverUrl)},
  methods: [
${lines(openRouter.methods)}  ],
  nodes: [
${lines(openRouter.nodes)}  ],
};
`,
};
const head = "// Written by .ci/sdk-tables.mjs from the installed packages.\n";
for (const [name, text] of Object.entries(files)) {
  const file = path.join(root, "lib/snippets/sdk", name);
  if (!process.argv.includes("--check")) writeFileSync(file, head + text);
  else if (readFileSync(file, "utf8") !== head + text) {
    console.error(`${name} is not what the installed packages say: run node .ci/sdk-tables.mjs`);
    process.exitCode = 1;
  }
}
