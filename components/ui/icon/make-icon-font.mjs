import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { iconNames } from "./icon-names.mjs";

const folder = fileURLToPath(new URL("../../../.icons/", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Writes the font of the icons and its style sheet to `.icons/`, where `app/globals.css` finds them: out of Lucide's font
 * of 1,900 icons, the few that the app shows. Does nothing when they are there for the same icons and the same Lucide.
 */
export async function makeIconFont() {
  const { version } = require("lucide-static/package.json");
  const stamp = `/* Lucide ${version}, ISC licence: ${iconNames.join(" ")} */\n`;
  const sheet = path.join(folder, "icons.css");
  if (existsSync(sheet) && (await readFile(sheet, "utf8")).startsWith(stamp)) return;

  const codes = require("lucide-static/font/codepoints.json");
  const unknown = iconNames.filter((name) => !(name in codes));
  if (unknown.length > 0) throw new Error(`Lucide ${version} has no icon of the name ${unknown.join(", ")}`);
  const { default: subsetFont } = await import("subset-font");
  const whole = await readFile(require.resolve("lucide-static/font/lucide.ttf"));
  const letters = iconNames.map((name) => String.fromCodePoint(codes[name])).join("");
  const rules = iconNames.map((name) => `[data-icon="${name}"]::before{content:"\\${codes[name].toString(16)}"}\n`);
  await mkdir(folder, { recursive: true });
  await replaceFile("icons.woff2", await subsetFont(whole, letters, { targetFormat: "woff2" }));
  await replaceFile("icons.css", stamp + rules.join(""));
}

/** Whole or not at all: several processes of one build may be at it. */
async function replaceFile(name, content) {
  const draft = path.join(folder, `${name}.${process.pid}`);
  await writeFile(draft, content);
  await rename(draft, path.join(folder, name));
}
