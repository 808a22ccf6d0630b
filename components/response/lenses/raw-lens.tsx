import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { TextBlocks } from "../text-blocks";

/** The body's bytes as UTF-8 text, and nothing else. */
export function RawLens({ snapshot }: { snapshot: ExchangeSnapshot }) {
  return snapshot.rawText ? <TextBlocks key={snapshot.runId} text={snapshot.rawText} /> : null;
}
