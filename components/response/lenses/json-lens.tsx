"use client";

import { lazy, Suspense } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import type { JsonView } from "../lens-list";
import { TextBlocks } from "../text-blocks";
import { useResponseJson } from "./use-response-json";

const JsonTree = lazy(() => import("../json-tree/json-tree").then((module) => ({ default: module.JsonTree })));

export interface JsonLensProps {
  exchange: Exchange;
  snapshot: ExchangeSnapshot;
  view: JsonView;
}

/**
 * The answer as JSON: a stream assembled to what the API gives without streaming, else the body. As text it is the text and
 * nothing else; as a tree it folds and can be searched.
 */
export function JsonLens({ exchange, snapshot, view }: JsonLensProps) {
  const text = useResponseJson(exchange, snapshot);
  if (text === undefined) return <p className="p-4 text-ink-faint text-xs">Laying out…</p>;
  if (view === "text") return <TextBlocks text={text} highlight="json" />;
  return (
    <Suspense>
      <JsonTree text={text} />
    </Suspense>
  );
}
