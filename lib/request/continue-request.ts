import type { FieldNode } from "@/lib/fields/field";
import { equalJson } from "@/lib/fields/json-text";
import { matchVariant } from "@/lib/fields/match-variant";
import { isJsonObject, type Json, type JsonObject, type JsonPath, readPointer, setMember } from "@/lib/json";
import type { ContinueHints, ItemHints } from "@/lib/openapi/operation";
import { fitForRequest } from "./fit-for-request";

/** The body of the next request, and where in it the person goes on writing. */
export interface ContinuedBody {
  body: Json;
  focus: JsonPath;
  /** Tool calls that wait for a result. */
  calls: number;
  /** The body holds this answer already; nothing was added. */
  isRepeated: boolean;
}

/** The places in an answer that can be gone on from: one per choice. */
export function listContinuations(hints: ContinueHints, answer: Json | undefined): Json[] {
  const choices = hints.choices === undefined ? [answer] : readPointer(answer, hints.choices);
  return Array.isArray(choices)
    ? choices.filter((choice): choice is Json => choice !== undefined && listItems(hints, choice).length > 0)
    : [];
}

/**
 * Appends a choice of the answer to what was `sent` to the body as it is now, as the description says, followed by an empty result for each of its
 * tool calls, else by an empty item for what the person writes next. The rest of the body stays. Undefined when the body
 * has no place for it.
 */
export function continueBody(
  hints: ContinueHints,
  node: FieldNode,
  { body, sent, choice }: { body: Json | undefined; sent: Json | undefined; choice: Json },
): ContinuedBody | undefined {
  const path = hints.to.split("/").slice(1);
  if (body !== undefined && !isJsonObject(body) && path.length > 0) return undefined;
  const field = path.reduce<FieldNode>((at, name) => memberNode(at, name), node);
  const current = readPointer(body, hints.to);
  const answers = listItems(hints, choice);
  const [only] = answers;
  if (typeof current === "string" && typeof only === "string") {
    return { body: writeAt(body, path, current + only), focus: path, calls: 0, isRepeated: false };
  }
  const list = toList(hints.text, current);
  if (!list) return undefined;
  const item = itemNode(field);
  const added = answers.map((answer) => fitForRequest(item, answer));
  const calls = listCalls(hints, choice);
  const results = calls.map((id) => fillResult(hints, id));
  const following = calls.length > 0 ? results : hints.next ? [hints.next.value] : [];
  const text = (calls.length > 0 ? hints.calls?.result.text : hints.next?.text) ?? "";
  const known = findRun(list, added, toList(hints.text, readPointer(sent, hints.to))?.length ?? 0);
  const start = known ?? list.length;
  const isRepeated = known !== undefined && list.length > start + added.length;
  const position = start + added.length;
  return {
    body:
      isRepeated && body !== undefined
        ? body
        : writeAt(body, path, [...list.slice(0, position), ...(known === undefined ? added : []), ...following]),
    focus: [...path, position, ...text.split("/").slice(1)],
    calls: calls.length,
    isRepeated,
  };
}

function listItems(hints: ContinueHints, choice: Json): Json[] {
  const found = readPointer(choice, hints.answer);
  if (Array.isArray(found)) return found;
  return found === undefined || found === null || found === "" ? [] : [found];
}

function listCalls({ calls }: ContinueHints, choice: Json): Json[] {
  const found = calls ? readPointer(choice, calls.list) : undefined;
  if (!calls || !Array.isArray(found)) return [];
  return found
    .filter((call) => isJsonObject(call) && matches(call, calls.where ?? {}))
    .map((call) => readPointer(call, calls.id) ?? "");
}

function matches(value: JsonObject, where: JsonObject): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    const own = value[key];
    return (
      own !== undefined && (Array.isArray(wanted) ? wanted.some((one) => equalJson(one, own)) : equalJson(wanted, own))
    );
  });
}

function fillResult({ calls }: ContinueHints, id: Json): Json {
  return calls ? writeAt(calls.result.value, calls.result.id.split("/").slice(1), id) : null;
}

/** What is there as a list; a text as the one item that the description makes of it. */
function toList(text: ItemHints | undefined, current: Json | undefined): Json[] | undefined {
  if (Array.isArray(current)) return current;
  if (current === undefined || current === null) return [];
  if (typeof current !== "string" || !text) return undefined;
  return [writeAt(text.value, text.text.split("/").slice(1), current)];
}

/** Where the list, after its first `from` items, holds these items one after the other. */
function findRun(list: Json[], items: Json[], from: number): number | undefined {
  for (let start = from; start + items.length <= list.length; start += 1) {
    if (items.every((item, offset) => equalJson(list[start + offset] ?? null, item))) return start;
  }
  return undefined;
}

/** A copy of the value with another member at the path; what is missing on the way there becomes an object. */
function writeAt(value: Json | undefined, path: JsonPath, member: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return member;
  const copy: JsonObject = {};
  for (const [key, own] of Object.entries(isJsonObject(value) ? value : {})) setMember(copy, key, own);
  setMember(copy, String(step), writeAt(copy[String(step)], rest, member));
  return copy;
}

function memberNode(node: FieldNode, name: string): FieldNode {
  const objects = node.kind === "union" ? node.variants.map((variant) => variant.node) : [node];
  for (const object of objects) {
    if (object.kind !== "object") continue;
    const property = object.properties.find((candidate) => candidate.name === name);
    if (property) return property.node;
  }
  return { kind: "any" };
}

function itemNode(node: FieldNode): FieldNode {
  if (node.kind === "array") return node.item;
  if (node.kind !== "union") return { kind: "any" };
  const match = matchVariant(node, []);
  const variant = match === undefined ? undefined : node.variants[match];
  return variant ? itemNode(variant.node) : { kind: "any" };
}
