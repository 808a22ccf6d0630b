import { createTabTotal } from "@/lib/browser/tab-total";
import type { Exchange } from "@/lib/stream/exchange";

/** One for the page: every operation's answers count. */
export const tabTotal = createTabTotal();

/** Counts the answer of an exchange that has ended; one that never got any counts for nothing. */
export function countAnswer(exchange: Exchange, runId: number): void {
  const snapshot = exchange.getSnapshot();
  if (snapshot.runId === runId && snapshot.response) tabTotal.count(snapshot.response, snapshot.answer?.usage ?? null);
}
