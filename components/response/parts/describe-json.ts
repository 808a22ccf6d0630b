import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

/** A list of objects inside of a body, as a table: its main columns and how to read a cell. */
export interface JsonTable {
  /** The members that lead to the list; none when the body is the list itself. */
  path: string[];
  rows: JsonObject[];
  columns: string[];
}

const maxColumns = 6;
const maxCandidates = 1000;
/** Rows that decide which columns there are. */
const sampleSize = 50;
/** Columns that tell rows apart come first, whatever the order of the members. */
const leading = ["id", "name", "slug", "label", "title"];

/** The longest list of objects at the top of a body or in one of its members; undefined when there is none. */
export function findTable(body: Json): JsonTable | undefined {
  const lists = listCandidates(body).flatMap(({ path, value }) => {
    const rows = Array.isArray(value) ? value.filter(isJsonObject) : [];
    return Array.isArray(value) && rows.length > 0 && rows.length === value.length ? [{ path, rows }] : [];
  });
  const [longest] = lists.sort((a, b) => b.rows.length - a.rows.length);
  return longest && { ...longest, columns: chooseColumns(longest.rows) };
}

function listCandidates(body: Json): { path: string[]; value: Json }[] {
  if (!isJsonObject(body)) return [{ path: [], value: body }];
  return [
    ...listMembers(body).map(([name, value]) => ({ path: [name], value })),
    ...(isJsonObject(body.data) ? listMembers(body.data) : []).map(([name, value]) => ({
      path: ["data", name],
      value,
    })),
  ];
}

/** The first members of an object: one of hundreds of thousands is a dictionary, and has its table no further back. */
function listMembers(object: JsonObject): [name: string, value: Json][] {
  return Object.keys(object)
    .slice(0, maxCandidates)
    .map((name) => [name, object[name] ?? null]);
}

/** The members of a body beside its table. */
export function omitTable(body: JsonObject, path: readonly string[]): JsonObject {
  const [name, ...inner] = path;
  const members = Object.entries(body).flatMap(([key, value]): [string, Json][] => {
    if (key !== name) return [[key, value]];
    if (inner.length === 0 || !isJsonObject(value)) return [];
    const rest = omitTable(value, inner);
    return Object.keys(rest).length > 0 ? [[key, rest]] : [];
  });
  return Object.fromEntries(members);
}

function chooseColumns(rows: JsonObject[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows.slice(0, sampleSize)) {
    for (const [name, value] of Object.entries(row)) {
      if (isShort(value)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const rank = (name: string) => (leading.includes(name) ? leading.indexOf(name) : leading.length);
  return [...counts]
    .sort(([a, inA], [b, inB]) => rank(a) - rank(b) || inB - inA)
    .slice(0, maxColumns)
    .map(([name]) => name);
}

/** Long texts and nested values make no column; the JSON tab has them. */
function isShort(value: Json): boolean {
  return value !== null && (typeof value === "string" ? value.length <= 120 : typeof value !== "object");
}

/** A value in a few words. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const isPlain = value.length <= 12 && value.every((item) => typeof item !== "object");
    return isPlain ? value.join(", ") || "empty list" : `${value.length} ${value.length === 1 ? "item" : "items"}`;
  }
  if (isJsonObject(value)) {
    const count = Object.keys(value).length;
    return `${count} ${count === 1 ? "property" : "properties"}`;
  }
  return String(value);
}
