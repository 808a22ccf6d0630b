"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Credentials } from "@/lib/request/authorization";
import type { RequestModel } from "@/lib/request/request-model";
import type { Exchange } from "@/lib/stream/exchange";

const loadSending = () => import("./send-model");

export interface Sender {
  /** Null before the first send: reading streams is loaded with it. */
  exchange: Exchange | null;
  /** The first send waits for its code. */
  isLoading: boolean;
  /** Sends through the relay; an exchange that is still running is left alone. */
  send(request: RequestModel, serverId: string, credentials: Credentials): void;
  stop(): void;
  /** Loads what sending needs, when a send is likely. */
  prepare(): void;
}

/** Sends requests of one operation and holds the exchange that its viewer shows. Leaving the page stops it. */
export function useSender(): Sender {
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const [isLoading, setLoading] = useState(false);
  const held = useRef<Exchange | null>(null);
  const stopped = useRef(false);

  const send = useCallback(async (request: RequestModel, serverId: string, credentials: Credentials) => {
    const state = held.current?.getSnapshot().state;
    if (state === "sending" || state === "streaming") return;
    stopped.current = false;
    setLoading(held.current === null);
    const { createExchange, sendModel } = await loadSending();
    held.current ??= createExchange();
    setExchange(held.current);
    setLoading(false);
    if (!stopped.current) sendModel(held.current, request, serverId, credentials);
  }, []);
  const stop = useCallback(() => {
    stopped.current = true;
    held.current?.stop();
  }, []);
  const prepare = useCallback(() => void loadSending(), []);
  useEffect(() => stop, [stop]);
  return { exchange, isLoading, send, stop, prepare };
}
