import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each lib folder may import from; `json` (lib/json.ts) is open to all. Tests and fixtures are free. */
const allowed: Record<string, string[]> = {
  errors: [],
  openapi: ["errors", "environment"],
  fields: ["errors", "openapi"],
  request: ["errors", "openapi", "fields"],
  snippets: ["errors", "openapi", "fields", "request"],
  permalink: ["errors", "openapi", "fields", "request"],
  import: ["errors", "openapi", "fields", "request"],
  server: ["errors", "environment"],
  "short-links": ["errors", "environment", "server"],
  relay: ["errors", "openapi", "fields", "request", "environment", "server"],
  demo: ["errors", "openapi", "fields", "request", "environment"],
  stream: ["errors"],
  recording: ["errors", "stream"],
  browser: ["errors", "openapi", "fields", "request", "stream", "recording", "permalink"],
  environment: [],
  json: [],
  "json-schema": [],
};

/** Types of the API description that every part may name: erased when compiled. */
const sharedTypes = new Set(["@/lib/openapi/operation", "@/lib/json"]);

interface Import {
  file: string;
  from: string;
  typeOnly: boolean;
}

const importLine =
  /^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|^\s*import\s+["']([^"']+)["']/gm;

function listImports(folder: string): Import[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.config\.ts$|(^|\/)(testing|fixtures)\//.test(name))
    .flatMap((name) => {
      const file = path.posix.join(folder, name.replaceAll("\\", "/"));
      const text = readFileSync(path.join(root, file), "utf8");
      return [...text.matchAll(importLine)].map((match) => ({
        file,
        from: resolve(file, match[2] ?? match[3] ?? match[4] ?? ""),
        typeOnly: match[1] !== undefined,
      }));
    });
}

/** Relative imports as if they were written from the top. */
function resolve(file: string, from: string): string {
  return from.startsWith(".") ? `@/${path.posix.join(path.posix.dirname(file), from)}` : from;
}

/** Source without comments and string literals, which may speak of anything. */
const withoutTexts = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|(["'`])(?:\\.|(?!\1).)*\1/g, "");

/** `@/lib/fields/draft` → `fields`; `@/lib/json` → `json`. */
const libFolder = (from: string) => /^@\/lib\/([^/]+)/.exec(from)?.[1];

const lib = listImports("lib");
const components = listImports("components");

describe("lib", () => {
  it("is read at all", () => {
    expect(lib.length).toBeGreaterThan(20);
    expect(components.length).toBeGreaterThan(20);
  });

  it("never imports from components or app", () => {
    expect(lib.filter(({ from }) => /^@\/(components|app)\//.test(from))).toEqual([]);
  });

  it("holds no React and no Next", () => {
    expect(lib.filter(({ from }) => /^(react|react-dom|next)(\/|$)|^@tanstack\/|^react-/.test(from))).toEqual([]);
  });

  it("follows the arrows between its folders", () => {
    const wrong = lib.filter(({ file, from }) => {
      const source = libFolder(`@/${file.replace(/\.ts$/, "")}`);
      const target = libFolder(from);
      if (!source || !target || source === target || target === "json" || sharedTypes.has(from)) return false;
      return !allowed[source]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const readers = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ts$/.test(name) && !/\.(test|config)\.ts$/.test(name) && !name.includes("testing"))
      .filter((name) => /\bprocess\.env\b/.test(withoutTexts(readFileSync(path.join(root, "lib", name), "utf8"))));
    expect(readers).toEqual(["environment.ts"]);
  });

  it("touches the window only in lib/browser", () => {
    const touching = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name) && !name.startsWith("browser"))
      .filter((name) =>
        /\b(window|document|localStorage|sessionStorage)\b\s*[.[]/.test(
          withoutTexts(readFileSync(path.join(root, "lib", name), "utf8")),
        ),
      );
    expect(touching.filter((name) => !name.startsWith("openapi/"))).toEqual([]);
  });
});

describe("components", () => {
  it("keep feature folders apart; only the explorer composes them", () => {
    const wrong = components.filter(({ file, from }) => {
      const source = file.split("/")[1];
      const target = /^@\/components\/([^/]+)/.exec(from)?.[1];
      if (!target || source === target || target === "ui") return false;
      return source !== "explorer";
    });
    expect(wrong).toEqual([]);
  });

  it("never import from app", () => {
    expect(components.filter(({ from }) => from.startsWith("@/app/"))).toEqual([]);
  });
});
