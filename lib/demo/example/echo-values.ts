import type { FieldNode } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import { readMember, readNumber } from "@/lib/openapi/read-member";

/** Deeper members with the name of a parameter usually are another thing's. */
const ECHO_DEPTH = 2;

/**
 * Repeats what was asked for in an example, so that `GET /users/7` answers with the user 7: members with the name and type
 * of a parameter take its value, and lists no longer than their `limit`. An example that would not fit any more stays
 * as it is.
 */
export function echoValues(node: FieldNode, example: Json, inputs: JsonObject): Json {
  const echoed = echo(example, inputs, 0);
  return fitsField(node, echoed) ? echoed : example;
}

function echo(value: Json, inputs: JsonObject, depth: number): Json {
  if (Array.isArray(value)) {
    const items = value.slice(0, readLimit(inputs) ?? value.length);
    return items.map((item) => (isJsonObject(item) ? echo(item, inputs, ECHO_DEPTH) : item));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const isContainer = typeof member === "object" && member !== null;
    const inner = isContainer && depth < ECHO_DEPTH ? echo(member, inputs, depth + 1) : member;
    setMember(copy, name, findInput(inputs, name, inner) ?? inner);
  }
  return copy;
}

function findInput(inputs: JsonObject, name: string, member: Json): Json | undefined {
  const input = readMember(inputs, name);
  return typeof input === typeof member && typeof input !== "object" ? input : undefined;
}

const limitNames = ["limit", "per_page", "page_size", "pageSize", "max_results"];

function readLimit(inputs: JsonObject): number | undefined {
  const limits = limitNames.map((name) => readNumber(inputs, name));
  return limits.find((limit) => limit !== undefined && limit >= 1);
}
