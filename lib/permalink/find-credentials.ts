import { isJsonObject, type Json, type JsonPath } from "@/lib/json";

const shapes: [name: string, pattern: RegExp][] = [
  ["OpenRouter key", /\bsk-or-(?:v\d-)?[A-Za-z0-9]{16,}/],
  ["API key", /\bsk-[A-Za-z0-9_-]{20,}/],
  ["Bearer credential", /\bBearer\s+[A-Za-z0-9._~+/-]{16,}/i],
  ["AWS access key", /\bA(?:KIA|SIA)[A-Z0-9]{16}\b/],
  ["Google API key", /\bAIza[A-Za-z0-9_-]{30,}/],
  ["GitHub token", /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/],
  ["Hugging Face token", /\bhf_[A-Za-z0-9]{30,}/],
  ["Slack token", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["JSON Web Token", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
  ["private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

export interface FoundCredential {
  path: JsonPath;
  /** What it looks like, for example "OpenRouter key". */
  shape: string;
}

/** Strings, and member names, that look like a credential. Meant to be pointed out before a request is shared. */
export function findCredentials(value: Json | undefined, path: JsonPath = []): FoundCredential[] {
  if (typeof value === "string") {
    const shape = shapes.find(([, pattern]) => pattern.test(value));
    return shape ? [{ path, shape: shape[0] }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => findCredentials(item, [...path, index]));
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, member]) => [
      ...findCredentials(key, [...path, key]),
      ...findCredentials(member, [...path, key]),
    ]);
  }
  return [];
}
