import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { iconNames } from "./icon-names.mjs";
import { makeIconFont } from "./make-icon-font.mjs";

test("lists each icon once, and only icons that some component shows", () => {
  expect(new Set(iconNames).size).toBe(iconNames.length);
  const sources = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(`components/${file}`, "utf8"));
  const unused = iconNames.filter((name) => !sources.some((source) => source.includes(`"${name}"`)));
  expect(unused).toEqual([]);
});

test("the font that is made has a letter for each", async () => {
  await makeIconFont();
  const rules = readFileSync(".icons/icons.css", "utf8");
  const letters = iconNames.map(
    (name) => new RegExp(`\\[data-icon="${name}"\\]::before\\{content:"(\\\\e[0-9a-f]{3})"`).exec(rules)?.[1],
  );
  expect(letters).not.toContain(undefined);
  expect(new Set(letters).size).toBe(iconNames.length);
  expect(readFileSync(".icons/icons.woff2").subarray(0, 4).toString()).toBe("wOF2");
});
