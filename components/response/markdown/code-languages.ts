import type { LanguageRegistration } from "shiki/core";

type Load = () => Promise<{ default: LanguageRegistration[] }>;

interface CodeLanguage {
  /** The grammar's own name. */
  name: string;
  load: Load;
}

/** Grammars by their own name, each loaded when the first code in its language is shown. */
const loaders: Record<string, Load> = {
  c: () => import("shiki/langs/c.mjs"),
  clojure: () => import("shiki/langs/clojure.mjs"),
  cpp: () => import("shiki/langs/cpp.mjs"),
  csharp: () => import("shiki/langs/csharp.mjs"),
  css: () => import("shiki/langs/css.mjs"),
  dart: () => import("shiki/langs/dart.mjs"),
  diff: () => import("shiki/langs/diff.mjs"),
  docker: () => import("shiki/langs/docker.mjs"),
  elixir: () => import("shiki/langs/elixir.mjs"),
  go: () => import("shiki/langs/go.mjs"),
  graphql: () => import("shiki/langs/graphql.mjs"),
  haskell: () => import("shiki/langs/haskell.mjs"),
  html: () => import("shiki/langs/html.mjs"),
  http: () => import("shiki/langs/http.mjs"),
  ini: () => import("shiki/langs/ini.mjs"),
  java: () => import("shiki/langs/java.mjs"),
  // The patterns of these come compiled, which saves most of a second of the main thread.
  javascript: () => import("@shikijs/langs-precompiled/javascript"),
  jsx: () => import("@shikijs/langs-precompiled/jsx"),
  tsx: () => import("@shikijs/langs-precompiled/tsx"),
  typescript: () => import("@shikijs/langs-precompiled/typescript"),
  json: () => import("shiki/langs/json.mjs"),
  jsonc: () => import("shiki/langs/jsonc.mjs"),
  julia: () => import("shiki/langs/julia.mjs"),
  kotlin: () => import("shiki/langs/kotlin.mjs"),
  latex: () => import("shiki/langs/latex.mjs"),
  lua: () => import("shiki/langs/lua.mjs"),
  make: () => import("shiki/langs/make.mjs"),
  markdown: () => import("shiki/langs/markdown.mjs"),
  nginx: () => import("shiki/langs/nginx.mjs"),
  perl: () => import("shiki/langs/perl.mjs"),
  php: () => import("shiki/langs/php.mjs"),
  powershell: () => import("shiki/langs/powershell.mjs"),
  proto: () => import("shiki/langs/proto.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  r: () => import("shiki/langs/r.mjs"),
  ruby: () => import("shiki/langs/ruby.mjs"),
  rust: () => import("shiki/langs/rust.mjs"),
  scala: () => import("shiki/langs/scala.mjs"),
  shellscript: () => import("shiki/langs/bash.mjs"),
  sql: () => import("shiki/langs/sql.mjs"),
  swift: () => import("shiki/langs/swift.mjs"),
  terraform: () => import("shiki/langs/terraform.mjs"),
  toml: () => import("shiki/langs/toml.mjs"),
  xml: () => import("shiki/langs/xml.mjs"),
  yaml: () => import("shiki/langs/yaml.mjs"),
  zig: () => import("shiki/langs/zig.mjs"),
};

/** Other words that models write after the fence. */
const aliases: Record<string, string> = {
  "c#": "csharp",
  "c++": "cpp",
  bash: "shellscript",
  cc: "cpp",
  cjs: "javascript",
  clj: "clojure",
  console: "shellscript",
  cs: "csharp",
  curl: "shellscript",
  dockerfile: "docker",
  gql: "graphql",
  golang: "go",
  h: "c",
  hcl: "terraform",
  hpp: "cpp",
  hs: "haskell",
  htm: "html",
  jl: "julia",
  js: "javascript",
  json5: "jsonc",
  jsonl: "json",
  ksh: "shellscript",
  kt: "kotlin",
  makefile: "make",
  md: "markdown",
  mjs: "javascript",
  node: "javascript",
  patch: "diff",
  pl: "perl",
  postgresql: "sql",
  protobuf: "proto",
  ps1: "powershell",
  py: "python",
  python3: "python",
  rb: "ruby",
  rs: "rust",
  sh: "shellscript",
  shell: "shellscript",
  svg: "xml",
  tex: "latex",
  tf: "terraform",
  ts: "typescript",
  yml: "yaml",
  zsh: "shellscript",
};

/** The grammar for the word after a fence; undefined when there is none, and the code stays plain. */
export function findLanguage(word: string): CodeLanguage | undefined {
  const lower = word.toLowerCase().replace(/^[{.]+|[},:].*$/g, "");
  const name = Object.hasOwn(aliases, lower) ? (aliases[lower] ?? lower) : lower;
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  return load && { name, load };
}
