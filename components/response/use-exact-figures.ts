"use client";

import { useMemo, useState } from "react";
import type { Usage } from "@/lib/stream/answer";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { useResponseActions } from "./response-actions";

export interface ExactFigures {
  /** What the API's own record of the request says, once it was asked. */
  exact?: Usage;
  /** Asks for it; absent while the answer has all figures, or when there is nobody to ask. */
  ask?: () => void;
  isAsking: boolean;
  problem: string;
}

type Asked = { runId: number } & (
  | { kind: "asking" }
  | { kind: "exact"; usage: Usage }
  | { kind: "failed"; problem: string }
);

/** The exact figures of an answer that ended without them, as when it was stopped. Asked for on a click, never by itself. */
export function useExactFigures(snapshot: ExchangeSnapshot): ExactFigures {
  const { findFigures } = useResponseActions();
  const [asked, setAsked] = useState<Asked>({ runId: 0, kind: "failed", problem: "" });
  const { runId, state } = snapshot;
  const ended = state !== "idle" && state !== "sending" && state !== "streaming";
  const find = useMemo(
    () => (ended && lacksFigures(snapshot) ? findFigures?.(snapshot) : undefined),
    [ended, snapshot, findFigures],
  );
  const mine = asked.runId === runId ? asked : undefined;
  const ask = async (look: () => Promise<Usage>) => {
    setAsked({ runId, kind: "asking" });
    try {
      setAsked({ runId, kind: "exact", usage: await look() });
    } catch (error) {
      setAsked({ runId, kind: "failed", problem: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    ...(mine?.kind === "exact" && { exact: mine.usage }),
    ...(find && { ask: () => void ask(find) }),
    isAsking: mine?.kind === "asking",
    problem: mine?.kind === "failed" ? mine.problem : "",
  };
}

function lacksFigures({ answer }: ExchangeSnapshot): boolean {
  const usage = answer?.usage;
  return !usage || usage.inputTokens === undefined || usage.outputTokens === undefined || usage.costUsd === undefined;
}
