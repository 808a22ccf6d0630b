import { isJsonObject, type JsonObject, setMember } from "@/lib/json";
import { readList, readNumber, readString } from "@/lib/openapi/read-member";
import { makeLogprob } from "../generation/token-logprobs";

/** Log probabilities as text completions list them: one list for each kind of fact. Null unless they are asked for. */
export function buildTextLogprobs(
  tokens: readonly string[],
  firstOffset: number,
  alternatives: number | undefined,
): JsonObject | null {
  if (alternatives === undefined) {
    return null;
  }
  const logprobs = tokens.map((token) => makeLogprob(token, alternatives));
  let offset = firstOffset;
  const offsets = tokens.map((token) => {
    const start = offset;
    offset += token.length;
    return start;
  });
  return {
    tokens: [...tokens],
    token_logprobs: logprobs.map((logprob) => readNumber(logprob, "logprob") ?? 0),
    top_logprobs: logprobs.map((logprob) => toMap(readList(logprob, "top_logprobs").filter(isJsonObject))),
    text_offset: offsets,
  };
}

function toMap(tokens: readonly JsonObject[]): JsonObject {
  const map: JsonObject = {};
  for (const token of tokens) {
    setMember(map, readString(token, "token") ?? "", readNumber(token, "logprob") ?? 0);
  }
  return map;
}
