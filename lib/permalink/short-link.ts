import type { PermalinkProblem } from "@/lib/errors/permalink-problem";
import type { RequestValues } from "@/lib/fields/operation-form";
import { decodeBase64Url, encodeBase64Url } from "./base64url";
import { decodePermalink, encodePermalink, type OpenedPermalink } from "./permalink";

const VERSION = 1;
const IV_BYTES = 12;

/** A request as the server may keep it, and what only the link holds. */
export interface SealedRequest {
  /** Random: names the entry. */
  id: string;
  ciphertext: Uint8Array<ArrayBuffer>;
  /** What follows "#" in the link: version, id and key. */
  fragment: string;
}

/** Whether a fragment (without "#") names an entry on the server. */
export function isShortLink(fragment: string): boolean {
  return /^s\d{1,4}\./.test(fragment);
}

/** The id that a short link's fragment names; undefined when the fragment is damaged or of another version. */
export function readShortLinkId(fragment: string): string | undefined {
  return parse(fragment)?.id;
}

/**
 * Encrypts a request with a new key (AES-256-GCM). Id and version are bound to it, so that an entry cannot be passed off
 * as another one.
 */
export async function sealRequest(values: RequestValues): Promise<SealedRequest> {
  const id = encodeBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const rawKey = crypto.getRandomValues(new Uint8Array(32));
  const content = new TextEncoder().encode(await encodePermalink(values));
  const key = await importKey(rawKey, "encrypt");
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bind(id) }, key, content);
  const ciphertext = new Uint8Array(IV_BYTES + sealed.byteLength);
  ciphertext.set(iv);
  ciphertext.set(new Uint8Array(sealed), IV_BYTES);
  return { id, ciphertext, fragment: `s${VERSION}.${id}.${encodeBase64Url(rawKey)}` };
}

/** Opens what the server gave for a short link. Never throws. */
export async function openSealedRequest(
  fragment: string,
  ciphertext: Uint8Array<ArrayBuffer>,
): Promise<OpenedPermalink> {
  const link = parse(fragment);
  if (!link) return failed("damaged");
  try {
    const key = await importKey(link.key, "decrypt");
    const iv = ciphertext.subarray(0, IV_BYTES);
    const sealed = ciphertext.subarray(IV_BYTES);
    const content = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bind(link.id) }, key, sealed);
    return await decodePermalink(new TextDecoder().decode(content));
  } catch {
    // A wrong key, another entry and a changed byte look the same.
    return failed("damaged");
  }
}

function failed(problem: PermalinkProblem): OpenedPermalink {
  return { ok: false, problem };
}

function parse(fragment: string): { id: string; key: Uint8Array<ArrayBuffer> } | undefined {
  const [, version, id = "", keyText = ""] = /^s(\d{1,4})\.([\w-]{22})\.([\w-]{43})$/.exec(fragment) ?? [];
  const key = decodeBase64Url(keyText);
  return Number(version) === VERSION && key?.byteLength === 32 ? { id, key } : undefined;
}

function importKey(raw: Uint8Array<ArrayBuffer>, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, [use]);
}

function bind(id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`api-playground short link ${VERSION} ${id}`);
}
