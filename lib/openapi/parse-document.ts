import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import { isJsonObject, type JsonObject } from "@/lib/json";
import { readMember } from "./read-member";

export type ParsedDocument = { ok: true; document: JsonObject } | { ok: false; message: string };

/** Timestamps stay text, as in JSON; merge keys are YAML 1.1, but descriptions in the wild use them. */
const YAML_SCHEMA = CORE_SCHEMA.withTags(mergeTag);
const MAX_YAML_DEPTH = 1000;

/**
 * Reads an OpenAPI 3 document from JSON or YAML text. When it cannot be used, `message` is one sentence that names the
 * source and what to do. Only the outermost shape is looked at: `describeApi` reads the rest.
 */
export function parseDocument(text: string, sourceName: string): ParsedDocument {
  const source = text.replace(/^\uFEFF/, "");
  if (/^\s*$/.test(source)) {
    return refuse(`${sourceName} is empty.`);
  }
  if (/^\s*<(!doctype|html|\?xml)/i.test(source)) {
    return refuse(`${sourceName} is a web page, not an OpenAPI document: give the address of the JSON or YAML itself.`);
  }
  const parsed = parseText(source);
  if (!parsed.ok) {
    return refuse(`${sourceName} is not readable as ${parsed.format}: ${parsed.reason}.`);
  }
  if (!isJsonObject(parsed.value)) {
    return refuse(`${sourceName} is not an OpenAPI document: it has no members such as "openapi" and "paths".`);
  }
  const refusal = refuseVersion(parsed.value);
  return refusal === undefined
    ? { ok: true, document: parsed.value }
    : refuse(`${sourceName} cannot be used: ${refusal}`);
}

type ParsedText = { ok: true; value: unknown } | { ok: false; format: string; reason: string };

/** YAML holds JSON, but its reader takes ten times as long; JSON with comments or trailing commas still goes there. */
function parseText(text: string): ParsedText {
  const looksLikeJson = /^\s*[{[]/.test(text);
  let jsonReason = "";
  if (looksLikeJson) {
    try {
      return { ok: true, value: JSON.parse(text) };
    } catch (error) {
      jsonReason = error instanceof Error ? error.message : "";
    }
  }
  try {
    const value: unknown = load(text, { schema: YAML_SCHEMA, maxDepth: MAX_YAML_DEPTH });
    return holdsItself(value)
      ? { ok: false, format: "YAML", reason: "an alias stands inside of what it repeats; use a $ref for that" }
      : { ok: true, value };
  } catch (error) {
    return looksLikeJson
      ? { ok: false, format: "JSON", reason: oneLine(jsonReason) }
      : { ok: false, format: "YAML", reason: describeYamlError(error) };
  }
}

/** Aliases can tie a knot that JSON has no form for: no example or schema with one could be sent to a page. */
function holdsItself(value: unknown, open = new Set<unknown>(), closed = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null || closed.has(value)) return false;
  if (open.has(value)) return true;
  open.add(value);
  const isKnotted = Object.values(value).some((member) => holdsItself(member, open, closed));
  open.delete(value);
  closed.add(value);
  return isKnotted;
}

function describeYamlError(error: unknown): string {
  if (!(error instanceof YAMLException)) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
  const place = error.mark ? ` (line ${error.mark.line + 1}, column ${error.mark.column + 1})` : "";
  return `${oneLine(error.reason)}${place}`;
}

/** The reasons of the parsers may quote the text, which may be many lines long. */
function oneLine(message: string): string {
  const line = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function refuseVersion(document: JsonObject): string | undefined {
  const swagger = readMember(document, "swagger");
  if (swagger !== undefined) {
    return `it is a Swagger ${String(swagger)} document. Convert it to OpenAPI 3 first, for example with "npx swagger2openapi".`;
  }
  const version = readMember(document, "openapi");
  if (version === undefined) {
    return 'it has no "openapi" member, so it is not an OpenAPI 3 document.';
  }
  if (typeof version === "object" || !/^3(\.|$)/.test(String(version))) {
    return `its "openapi" member is ${JSON.stringify(version)}, but only OpenAPI 3.0 and 3.1 are understood.`;
  }
  return undefined;
}

function refuse(message: string): ParsedDocument {
  return { ok: false, message };
}
