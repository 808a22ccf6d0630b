import type { Usage } from "./answer";
import type { ExchangeSnapshot } from "./exchange-snapshot";

/** What an exchange took. A number that is not known is absent: shown as unknown, never invented. */
export interface ExchangeMetrics extends Usage {
  /** Until the first byte of the body. */
  firstByteMs?: number;
  /** Until the first piece of anything the model wrote. */
  firstTokenMs?: number;
  totalMs?: number;
  /** Output tokens over the time in which they arrived. Only of a stream: in one piece they arrive at once. */
  tokensPerSecond?: number;
}

export function readMetrics({ marks, answer, json }: ExchangeSnapshot): ExchangeMetrics {
  const usage = answer?.usage ?? undefined;
  const lastMs = marks.lastByte ?? marks.end;
  const writingMs = marks.firstToken !== undefined && lastMs !== undefined ? lastMs - marks.firstToken : 0;
  const rate = usage?.outputTokens !== undefined && writingMs > 0 ? usage.outputTokens / (writingMs / 1000) : undefined;
  return {
    ...usage,
    ...(marks.firstByte !== undefined && { firstByteMs: marks.firstByte }),
    ...(marks.firstToken !== undefined && { firstTokenMs: marks.firstToken }),
    ...(marks.end !== undefined && { totalMs: marks.end }),
    ...(rate !== undefined && json === undefined && { tokensPerSecond: rate }),
  };
}
