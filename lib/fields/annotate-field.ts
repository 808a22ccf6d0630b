import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readExtension } from "@/lib/openapi/read-hints";
import { readBoolean, readList, readMember, readObject, readText } from "@/lib/openapi/read-member";
import { dropUndefined } from "./drop-undefined";
import type { FieldHints, FieldNode, FileHint, SiblingRule } from "./field";
import type { GatheredSchema } from "./gather-schema";
import type { SchemaOutline } from "./outline-schema";
import { listUnchecked } from "./schema-keywords";

/** Adds to a new node what its schema says about it, the outermost word first. */
export function annotateField(node: FieldNode, schema: GatheredSchema, outline: SchemaOutline): FieldNode {
  const { notes, parts } = schema;
  const flag = (keyword: string) => first(notes, (note) => readBoolean(note, keyword)) || undefined;
  const unchecked = [...new Set([...(node.unchecked ?? []), ...parts.flatMap(listUnchecked)])];
  const isNull = node.kind === "const" && node.value === null;
  return dropUndefined({
    ...node,
    title: first(notes, (note) => readText(note, "title")),
    description: first(notes, (note) => readText(note, "description")),
    default: first(notes, (note) => readMember(note, "default")),
    examples: first(notes, readExamples),
    deprecated: flag("deprecated"),
    readOnly: flag("readOnly"),
    writeOnly: flag("writeOnly"),
    typeName: schema.typeName,
    hints: first(notes, readFieldHints),
    nullable: node.nullable || (outline.nullable && !isNull && node.kind !== "any") || undefined,
    unchecked: unchecked.length > 0 ? unchecked : undefined,
  });
}

function first<T>(notes: JsonObject[], read: (note: JsonObject) => T | undefined): T | undefined {
  for (const note of notes) {
    const value = read(note);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

function readExamples(note: JsonObject): Json[] | undefined {
  const single = readMember(note, "example");
  const examples = [...readList(note, "examples"), ...(single === undefined ? [] : [single])];
  return examples.length > 0 ? examples : undefined;
}

function readFieldHints(note: JsonObject): FieldHints | undefined {
  const extension = readExtension(note);
  const source = readObject(extension, "options") ?? {};
  const [operation, items, value] = ["operation", "items", "value"].map((key) => readText(source, key));
  const label = readText(source, "label");
  const file = readFileHint(readObject(extension, "file"));
  const strict = readText(extension, "strict");
  const supports = readText(source, "supports");
  const requires = readRules(extension, "requires");
  const excludes = readRules(extension, "excludes");
  const options =
    operation === undefined || items === undefined || value === undefined
      ? undefined
      : dropUndefined({ operation, items, value, label, supports });
  const hints: FieldHints = {
    ...(options && { options }),
    ...(readText(extension, "format") === "json-schema" && { format: "json-schema" }),
    ...(strict !== undefined && { strict }),
    ...(file && { file }),
    ...(requires.length > 0 && { requires }),
    ...(excludes.length > 0 && { excludes }),
  };
  return Object.keys(hints).length > 0 ? hints : undefined;
}

function readFileHint(source: JsonObject | undefined): FileHint | undefined {
  if (!source) {
    return undefined;
  }
  const [accept = "*/*", encoding, format, filename] = ["accept", "encoding", "format", "filename"].map((key) =>
    readText(source, key),
  );
  return {
    accept,
    encoding: encoding === "base64" ? "base64" : "data-url",
    ...(format !== undefined && { format }),
    ...(filename !== undefined && { filename }),
  };
}

/** Rules are pointers, or objects with a pointer and the values that count. */
function readRules(extension: JsonObject, keyword: string): SiblingRule[] {
  return readList(extension, keyword).flatMap((entry): SiblingRule[] => {
    const rule = isJsonObject(entry) ? entry : {};
    const at = typeof entry === "string" ? entry : readText(rule, "at");
    if (at === undefined || !at.startsWith("/")) return [];
    return [Object.hasOwn(rule, "is") ? { at, is: readList(rule, "is") } : { at }];
  });
}
