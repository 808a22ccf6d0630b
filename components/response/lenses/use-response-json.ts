"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { formatJson } from "@/lib/stream/format-json";
import { prettyJson } from "../pretty-json";

/** Laying out costs the whole answer, so while it grows the text is made anew at most this often. */
const refreshMs = 250;
/** A long answer is left alone for this many times as long as laying it out took. */
const restFactor = 10;
/** Bodies beyond this are shown as they came. */
const maxFormattedCharacters = 8 * 1024 * 1024;

/** The JSON of a response as text: the assembled answer of a stream, else the body laid out. "" when there is none. */
export function readResponseJson(exchange: Exchange, snapshot: ExchangeSnapshot): string {
  if (snapshot.response?.mediaType.kind === "event-stream" && snapshot.json === undefined) {
    return snapshot.events.length === 0 ? "" : prettyJson(exchange.assembled);
  }
  if (snapshot.json === undefined || !snapshot.rawText) return "";
  const text = snapshot.rawText.toString();
  return text.length > maxFormattedCharacters ? text : (formatJson(text) ?? text);
}

/** `readResponseJson`, kept up to date while the answer grows, and exact at once when it has ended. */
export function useResponseJson(exchange: Exchange, snapshot: ExchangeSnapshot): string {
  const live = snapshot.state === "sending" || snapshot.state === "streaming";
  const [made, setMade] = useState(() => ({
    version: snapshot.version,
    text: readResponseJson(exchange, snapshot),
  }));
  const latest = useRef(snapshot);
  useLayoutEffect(() => {
    latest.current = snapshot;
  });

  useEffect(() => {
    if (!live) return;
    let timer: ReturnType<typeof setTimeout>;
    const refresh = () => {
      const start = performance.now();
      const { version } = latest.current;
      const text = readResponseJson(exchange, latest.current);
      setMade((before) => (before.version === version ? before : { version, text }));
      timer = setTimeout(refresh, Math.max(refreshMs, (performance.now() - start) * restFactor));
    };
    timer = setTimeout(refresh, refreshMs);
    return () => clearTimeout(timer);
  }, [live, exchange]);

  if (!live && made.version !== snapshot.version) {
    const next = { version: snapshot.version, text: readResponseJson(exchange, snapshot) };
    setMade(next);
    return next.text;
  }
  return made.text;
}
