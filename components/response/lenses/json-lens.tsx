"use client";

import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { TextBlocks } from "../text-blocks";
import { useResponseJson } from "./use-response-json";

/** The answer as JSON text, and nothing else: a stream assembled to what the API gives without streaming, else the body. */
export function JsonLens({ exchange, snapshot }: { exchange: Exchange; snapshot: ExchangeSnapshot }) {
  const text = useResponseJson(exchange, snapshot);
  return <TextBlocks text={text} highlight="json" />;
}
