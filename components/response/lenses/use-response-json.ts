"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { formatJsonSteps, formatPartialJson } from "@/lib/stream/format-json";
import { prettyJson } from "../pretty-json";
import { runInSlices } from "../run-in-slices";

/** Laying out costs the whole answer, so while it grows the text is made anew at most this often. */
const refreshMs = 250;
/** A long answer is left alone for this many times as long as laying it out took. */
const restFactor = 10;
/** Bodies beyond this are shown as they came. */
const maxFormattedCharacters = 8 * 1024 * 1024;

/** Longer bodies are laid out in slices between frames. */
const maxAtOnceCharacters = 512 * 1024;

/** The JSON of a response as text: the assembled answer of a stream, else the body laid out. "" when there is none. */
export function readResponseJson(exchange: Exchange, snapshot: ExchangeSnapshot): string {
  const body = readJsonBody(snapshot);
  if (body !== undefined) return body.length > maxFormattedCharacters ? body : formatPartialJson(body);
  const isStream = snapshot.response?.mediaType.kind === "event-stream" && snapshot.json === undefined;
  return isStream && snapshot.events.length > 0 ? prettyJson(exchange.assembled) : "";
}

function readJsonBody({ json, rawText }: ExchangeSnapshot): string | undefined {
  return json === undefined || !rawText ? undefined : rawText.toString();
}

/** A text to show at once, or one to lay out in slices. */
type Made = { version: number } & ({ text: string } | { body: string });

function make(exchange: Exchange, snapshot: ExchangeSnapshot): Made {
  const { version } = snapshot;
  const body = readJsonBody(snapshot);
  const isLong = body !== undefined && body.length > maxAtOnceCharacters && body.length <= maxFormattedCharacters;
  return isLong ? { version, body } : { version, text: readResponseJson(exchange, snapshot) };
}

/** `readResponseJson`, kept up to date while the answer grows, and exact when it has ended; undefined while it is laid out. */
export function useResponseJson(exchange: Exchange, snapshot: ExchangeSnapshot): string | undefined {
  const live = snapshot.state === "sending" || snapshot.state === "streaming";
  const [made, setMade] = useState(() => make(exchange, snapshot));
  const latest = useRef(snapshot);
  useLayoutEffect(() => {
    latest.current = snapshot;
  });

  useEffect(() => {
    if (!live) return;
    let timer: ReturnType<typeof setTimeout>;
    const refresh = () => {
      const start = performance.now();
      const next = make(exchange, latest.current);
      setMade((before) => (before.version === next.version ? before : next));
      timer = setTimeout(refresh, Math.max(refreshMs, (performance.now() - start) * restFactor));
    };
    timer = setTimeout(refresh, refreshMs);
    return () => clearTimeout(timer);
  }, [live, exchange]);

  let current = made;
  if (!live && made.version !== snapshot.version) {
    current = make(exchange, snapshot);
    setMade(current);
  }
  useEffect(() => {
    if (!("body" in current)) return;
    let isWanted = true;
    void runInSlices(formatJsonSteps(current.body), () => isWanted).then((text) => {
      if (text !== undefined) setMade((now) => (now === current ? { version: now.version, text } : now));
    });
    return () => {
      isWanted = false;
    };
  }, [current]);
  return "text" in current ? current.text : undefined;
}
