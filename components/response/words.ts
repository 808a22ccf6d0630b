import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";

/** Words for numbers and states; the same everywhere in the viewer. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 10 * 1024 ? 1 : 0)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** All the digits that matter: many answers cost less than a cent. */
export function formatCost(usd: number): string {
  if (usd === 0) return "$0";
  if (Math.abs(usd) >= 0.01) return `$${usd.toFixed(4)}`;
  return `$${Number(usd.toPrecision(3)).toFixed(12).replace(/0+$/, "")}`;
}

export function describeState({ state, waiting, response }: ExchangeSnapshot): string {
  switch (state) {
    case "idle":
      return "Nothing sent yet";
    case "sending":
      if (waiting) return "Waiting for a free connection";
      return response ? "Receiving" : "Waiting for the answer";
    case "streaming":
      return "Streaming";
    case "done":
      return "Done";
    case "stopped":
      return "Stopped";
    case "error":
      return "Failed";
    case "cut":
      return "Cut off";
  }
}

export function isRunning({ state }: Pick<ExchangeSnapshot, "state">): boolean {
  return state === "sending" || state === "streaming";
}

const finishReasons: Record<string, string> = {
  stop: "Finished",
  end_turn: "Finished",
  stop_sequence: "Finished at a stop sequence",
  completed: "Finished",
  length: "Stopped at the token limit",
  max_tokens: "Stopped at the token limit",
  max_output_tokens: "Stopped at the token limit",
  tool_calls: "Waits for the results of its tool calls",
  tool_use: "Waits for the results of its tool calls",
  function_call: "Waits for the result of its function call",
  content_filter: "Withheld by a content filter",
  error: "Failed",
  failed: "Failed",
  incomplete: "Incomplete",
  cancelled: "Cancelled",
};

/** A finish reason in words; one that is not known is shown as the API spells it. */
export function describeFinish(reason: string): string {
  return Object.hasOwn(finishReasons, reason) ? (finishReasons[reason] ?? reason) : reason;
}
