import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Methods of the OpenAI SDK that send their body as it is given, with the file that declares them. */
const sources = [
  { name: "chat.completions.create", file: "resources/chat/completions/completions", namespace: "OpenAI.Chat" },
  { name: "completions.create", file: "resources/completions", namespace: "OpenAI" },
  { name: "responses.create", file: "resources/responses/responses", namespace: "OpenAI.Responses" },
];

/** The path, the type and the members with their simple types of each of those methods, read from the package. */
export function readOpenAiTable() {
  const folder = path.dirname(createRequire(import.meta.url).resolve("openai"));
  return sources.map(({ name, file, namespace }) => {
    const code = readFileSync(path.join(folder, `${file}.mjs`), "utf8");
    const types = readFileSync(path.join(folder, `${file}.d.ts`), "utf8");
    const base = /create\(body: (\w+)Base, /.exec(types)?.[1];
    const declaration = new RegExp(`export interface ${base}Base \\{\\n([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? "";
    const withoutComments = declaration.replace(/\/\*\*[\s\S]*?\*\//g, "");
    const members = [...withoutComments.matchAll(/^ {4}(\w+)(\??): ([\s\S]*?);$/gm)];
    return {
      name,
      path: /create\(body, options\) \{\s*return this\._client\.post\('([^']+)'/.exec(code)?.[1],
      type: `${namespace}.${base}`,
      required: members.filter(([, , optional]) => optional === "").map(([, member]) => member),
      members: Object.fromEntries(members.map(([, member, , type]) => [member, simpleTypes(type)])),
    };
  });
}

/** The parts of a union type that a value can be held against without knowing other types. */
function simpleTypes(type) {
  return type.split("|").flatMap((part) => {
    const text = part.trim().replace(/^\(string & \{\}\)$/, "string");
    if (/^(string|number|boolean|null)$/.test(text)) return [text];
    if (text === "Array<string>") return ["string[]"];
    return /^'[^']*'$/.test(text) ? [JSON.stringify(text.slice(1, -1))] : [];
  });
}
