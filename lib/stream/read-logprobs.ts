import type { TokenLogprob } from "./answer";
import { type GrowingJson, type GrowingObject, isGrowingObject, readGrowing, textOf } from "./growing-json";

/** Tokens with their log probabilities, from the form of chat completions or of text completions. */
export function readLogprobs(logprobs: GrowingJson | undefined): TokenLogprob[] {
  if (Array.isArray(logprobs)) return logprobs.filter(isGrowingObject).map(readToken);
  if (!isGrowingObject(logprobs)) return [];
  const chat = [readGrowing(logprobs, "content"), readGrowing(logprobs, "refusal")].flatMap((list) =>
    Array.isArray(list) ? list.filter(isGrowingObject) : [],
  );
  return chat.length > 0 ? chat.map(readToken) : readColumns(logprobs);
}

function readToken(entry: GrowingObject): TokenLogprob {
  const top = readGrowing(entry, "top_logprobs");
  return {
    token: textOf(readGrowing(entry, "token"))?.toString() ?? "",
    logprob: readNumber(readGrowing(entry, "logprob")),
    alternatives: (Array.isArray(top) ? top.filter(isGrowingObject) : []).flatMap((other) => {
      const { token, logprob } = readToken(other);
      return logprob === null ? [] : [{ token, logprob }];
    }),
  };
}

/** Text completions keep one list per property: tokens, their values, and a map of alternatives per token. */
function readColumns(logprobs: GrowingObject): TokenLogprob[] {
  const column = (name: string): GrowingJson[] => {
    const list = readGrowing(logprobs, name);
    return Array.isArray(list) ? list : [];
  };
  const values = column("token_logprobs");
  const top = column("top_logprobs");
  return column("tokens").map((token, position) => {
    const alternatives = top[position];
    return {
      token: textOf(token)?.toString() ?? "",
      logprob: readNumber(values[position]),
      alternatives: Object.entries(isGrowingObject(alternatives) ? alternatives : {}).flatMap(([name, value]) =>
        typeof value === "number" ? [{ token: name, logprob: value }] : [],
      ),
    };
  });
}

function readNumber(value: GrowingJson | undefined): number | null {
  return typeof value === "number" ? value : null;
}
