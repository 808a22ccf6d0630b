import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { readServerTiming, type ServerTiming } from "@/lib/stream/server-timing";

/** Whose time it is. */
export type PhaseOwner = "way" | "relay" | "api" | "model";

export interface Phase {
  name: string;
  owner: PhaseOwner;
  startMs: number;
  endMs: number;
}

/** What the relay says about its part, in the order in which it happens. */
const relayPhases: readonly { timing: string; name: string; owner: PhaseOwner }[] = [
  { timing: "relay-receive", name: "Relay takes the request", owner: "relay" },
  { timing: "upstream-connect", name: "Connecting to the API", owner: "api" },
  { timing: "upstream-wait", name: "API until its headers", owner: "api" },
];

export interface Timeline {
  phases: Phase[];
  /** What other servers say about their part; where in the whole it lies is not known. */
  reported: ServerTiming[];
}

/**
 * Where the time of an exchange went, one phase after the other, by the clock of this page and what the relay says of its own part.
 * What is left of the time until the headers is the way there and back; only its sum is known.
 */
export function listPhases({ marks, answer, response }: ExchangeSnapshot): Timeline {
  const timings = readServerTiming(response?.headers ?? []);
  const phases: Phase[] = [];
  let atMs = 0;
  const add = (name: string, owner: PhaseOwner, endMs: number | undefined) => {
    if (endMs === undefined) return;
    phases.push({ name, owner, startMs: atMs, endMs: Math.max(atMs, endMs) });
    atMs = Math.max(atMs, endMs);
  };
  const { headers, firstByte, firstToken, lastByte, end } = marks;
  if (headers !== undefined) {
    const known = relayPhases.flatMap((phase) => {
      const durationMs = timings.find(({ name }) => name === phase.timing)?.durationMs;
      return durationMs === undefined ? [] : [{ ...phase, durationMs }];
    });
    const knownMs = known.reduce((sum, { durationMs }) => sum + durationMs, 0);
    if (known.length === 0) add("Until the headers", "api", headers);
    else {
      add("Browser and network", "way", Math.max(0, headers - knownMs));
      for (const { name, owner, durationMs } of known) add(name, owner, Math.min(headers, atMs + durationMs));
    }
  }
  add("Until the first byte", "api", firstByte);
  if (answer) add("Until the first token", "model", firstToken);
  add(answer && firstToken !== undefined ? "Until the last token" : "Receiving", "model", lastByte);
  if (end !== undefined && end - atMs >= 1) add("Until the end", "way", end);
  const used = new Set(relayPhases.map(({ timing }) => timing));
  return { phases, reported: timings.filter(({ name }) => !used.has(name)) };
}
