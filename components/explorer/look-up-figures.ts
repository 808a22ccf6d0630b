import type { AnswerLink, RequestValues } from "@/lib/fields/operation-form";
import { type Json, type JsonObject, readPointer } from "@/lib/json";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";
import { buildAuthorization, type Credentials } from "@/lib/request/authorization";
import type { Usage } from "@/lib/stream/answer";

export interface FiguresLookup {
  link: AnswerLink;
  values: RequestValues;
  serverId: string;
  schemes: SecurityScheme[];
  credentials: Credentials;
}

/** Asks the operation that a link leads to for what a request really took. Rejects with a sentence for people. */
export async function lookUpFigures({ link, values, serverId, schemes, credentials }: FiguresLookup): Promise<Usage> {
  const authorization = buildAuthorization([schemes], credentials);
  const path = link.operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.path?.[name] ?? "")),
  );
  const query = [new URLSearchParams(toPairs(values.query)).toString(), ...authorization.query]
    .filter(Boolean)
    .join("&");
  const response = await fetch(`/api/relay/${serverId}${path}${query ? `?${query}` : ""}`, {
    headers: [...toPairs(values.header), ...authorization.headers].map(([name, value]): [string, string] => [
      toCarriedHeaderName(name),
      value,
    ]),
  });
  if (response.status === 404) throw new Error("Not recorded yet");
  if (!response.ok) throw new Error(`Not available (status ${response.status})`);
  const answer: Json = await response.json();
  const figures: Usage = {};
  for (const name of [
    "inputTokens",
    "outputTokens",
    "totalTokens",
    "reasoningTokens",
    "cachedTokens",
    "costUsd",
  ] as const) {
    const found = link.figures?.[name] === undefined ? undefined : readPointer(answer, link.figures[name]);
    if (typeof found === "number") figures[name] = found;
  }
  if (Object.keys(figures).length === 0) throw new Error("Not in the record");
  return figures;
}

function toPairs(values: JsonObject = {}): [name: string, value: string][] {
  return Object.entries(values).map(([name, value]) => [name, String(value)]);
}
