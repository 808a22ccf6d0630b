import type { JsonObject } from "@/lib/json";

/**
 * Made-up log probabilities of a token and its likeliest alternatives, the same for the same token. The token itself is
 * the likeliest one.
 */
export function makeLogprob(token: string, alternatives: number): JsonObject {
  const own = -((hash(token) % 900) + 1) / 1000;
  const others = Array.from({ length: Math.max(0, Math.floor(alternatives) - 1) }, (_, index) =>
    describeToken(`${token.trimEnd()}${String.fromCharCode(97 + (index % 26))}`, own - (index + 1) * 0.75),
  );
  const top = alternatives >= 1 ? [describeToken(token, own), ...others] : [];
  return { ...describeToken(token, own), top_logprobs: top };
}

function describeToken(token: string, logprob: number): JsonObject {
  return { token, logprob: Number(logprob.toFixed(4)), bytes: [...new TextEncoder().encode(token)] };
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) {
    value = (value * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  return value;
}
