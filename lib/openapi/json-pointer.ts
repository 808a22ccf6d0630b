import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readString } from "./read-member";

/** A path that runs through this many references is taken for a cycle. */
const MAX_HOPS = 32;

/** One segment of a JSON pointer, escaped (RFC 6901). */
function escapePointer(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A JSON pointer below another one, e.g. `#/paths` + `/users/{id}` + `get`. */
export function joinPointer(pointer: string, ...segments: (string | number)[]): string {
  return [pointer, ...segments.map((segment) => escapePointer(String(segment)))].join("/");
}

/** Whether a reference stays inside the document. */
export function isLocalReference(reference: string): boolean {
  return reference.startsWith("#");
}

/**
 * What a local reference (`#/components/schemas/A`, `#/paths/~1users~1%7Bid%7D/get`, or `#name` of an `$anchor`) points
 * to; undefined when it dangles. A pointer that runs through another reference follows it, which strict readers refuse
 * but authors write.
 */
export function createResolver(document: JsonObject): (reference: string) => Json | undefined {
  const known = new Map<string, Json | undefined>();
  let anchors: Map<string, JsonObject> | undefined;

  function resolve(reference: string, hops = 0): Json | undefined {
    if (known.has(reference)) {
      return known.get(reference);
    }
    const target = isLocalReference(reference) ? find(decodeFragment(reference.slice(1)), hops) : undefined;
    known.set(reference, target);
    return target;
  }

  function find(fragment: string, hops: number): Json | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) {
      anchors ??= collectAnchors(document);
      return anchors.get(fragment);
    }
    let value: Json | undefined = document;
    for (const segment of fragment.split("/").slice(1)) {
      value = child(value, segment.replaceAll("~1", "/").replaceAll("~0", "~"), hops);
    }
    return value;
  }

  function child(value: Json | undefined, key: string, hops: number): Json | undefined {
    if (Array.isArray(value)) {
      return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    }
    if (!isJsonObject(value)) {
      return undefined;
    }
    if (Object.hasOwn(value, key)) {
      return value[key];
    }
    const reference = readString(value, "$ref");
    return reference === undefined || hops > MAX_HOPS ? undefined : child(resolve(reference, hops + 1), key, hops + 1);
  }

  return (reference) => resolve(reference);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Anchors are rare, so the document is searched for them only when one is asked for. */
function collectAnchors(document: JsonObject): Map<string, JsonObject> {
  const anchors = new Map<string, JsonObject>();
  const open = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const name = readString(value, "$anchor") ?? readString(value, "$dynamicAnchor");
    if (name !== undefined && !anchors.has(name)) {
      anchors.set(name, value);
    }
    for (const member of Object.values(value).flat()) {
      if (isJsonObject(member)) {
        open.push(member);
      }
    }
  }
  return anchors;
}
