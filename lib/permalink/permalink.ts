import type { PermalinkProblem } from "@/lib/errors/permalink-problem";
import type { RequestValues } from "@/lib/fields/operation-form";
import { isDeeperThan, isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { decodeBase64Url, encodeBase64Url } from "./base64url";
import { deflate, inflate } from "./zlib";

/** Characters of a fragment that are read at all. Browsers carry about two million. */
export const fragmentLimit = 1_000_000;
/** Size of the JSON inside; a link of 65 kB can inflate to 50 MB. */
const inflatedLimitBytes = 8 * 1024 * 1024;
/** Nesting of the JSON inside. Deeper values overflow the stack of every recursive reader after this one. */
const depthLimit = 200;

const currentVersion = 1;

/** Brings the content of version n to version n + 1, by n. Links are kept readable for ever. */
const upgradeSteps: Record<number, (content: Json) => Json> = {};

export type OpenedPermalink = { ok: true; values: RequestValues } | { ok: false; problem: PermalinkProblem };

/** The fragment, without "#", that opens the explorer page of the operation with these values. */
export async function encodePermalink(values: RequestValues): Promise<string> {
  const text = JSON.stringify(values);
  return `r${currentVersion}.${encodeBase64Url(await deflate(new TextEncoder().encode(text)))}`;
}

/** Whether a fragment (without "#") claims to be a request; others are ordinary anchors. */
export function isPermalink(fragment: string): boolean {
  return /^r\d{1,4}\./.test(fragment);
}

/** Reads a fragment made by any version up to this one. Never throws; bounded in time and memory whatever it is given. */
export async function decodePermalink(fragment: string): Promise<OpenedPermalink> {
  const head = /^r(\d{1,4})\./.exec(fragment);
  if (!head) return { ok: false, problem: "damaged" };
  const version = Number(head[1]);
  if (version > currentVersion) return { ok: false, problem: "newer-version" };
  if (version < 1) return { ok: false, problem: "unknown-version" };
  if (fragment.length > fragmentLimit) return { ok: false, problem: "too-large" };

  const bytes = decodeBase64Url(fragment.slice(head[0].length));
  if (!bytes) return { ok: false, problem: "damaged" };
  const inflated = await inflate(bytes, inflatedLimitBytes);
  if (!inflated.ok) return { ok: false, problem: inflated.reason };

  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(inflated.bytes);
  } catch {
    return { ok: false, problem: "malformed" };
  }
  if (isDeeperThan(text, depthLimit)) return { ok: false, problem: "too-deep" };
  let content: Json;
  try {
    content = JSON.parse(text) as Json;
  } catch {
    return { ok: false, problem: "malformed" };
  }
  for (let from = version; from < currentVersion; from++) content = upgradeSteps[from]?.(content) ?? content;
  const values = readValues(content);
  return values ? { ok: true, values } : { ok: false, problem: "malformed" };
}

/** Copies the known members into a fresh object, so that nothing else in a link reaches the app. */
function readValues(content: Json): RequestValues | undefined {
  if (!isJsonObject(content)) return undefined;
  const values: RequestValues = {};
  for (const place of ["path", "query", "header", "cookie"] as const) {
    if (!Object.hasOwn(content, place)) continue;
    const members: Json | undefined = content[place];
    if (!isJsonObject(members)) return undefined;
    values[place] = members as JsonObject;
  }
  if (Object.hasOwn(content, "mediaType")) {
    if (typeof content.mediaType !== "string") return undefined;
    values.mediaType = content.mediaType;
  }
  if (Object.hasOwn(content, "body")) values.body = content.body ?? null;
  return values;
}
