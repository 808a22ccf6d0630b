"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Recording } from "@/lib/recording/recording";
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
  /** Plays a recorded response instead of sending for one; what is still running ends. `speed` times as fast as it came. */
  play(recording: Recording, speed: number): void;
  /** Plays what is shown once more. */
  replay(speed: number): void;
  /** Loads what sending needs, when a send is likely. */
  prepare(): void;
}

/** Sends requests of one operation and holds the exchange that its viewer shows. Leaving the page stops it. */
export function useSender(): Sender {
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const [isLoading, setLoading] = useState(false);
  const held = useRef<Exchange | null>(null);
  const stopped = useRef(false);
  const played = useRef<Recording | null>(null);

  const take = useCallback(async () => {
    stopped.current = false;
    setLoading(held.current === null);
    const { createExchange } = await loadSending();
    held.current ??= createExchange();
    setExchange(held.current);
    setLoading(false);
    return held.current;
  }, []);
  const send = useCallback(
    async (request: RequestModel, serverId: string, credentials: Credentials) => {
      const state = held.current?.getSnapshot().state;
      if (state === "sending" || state === "streaming") return;
      const taken = await take();
      const { sendModel } = await loadSending();
      if (!stopped.current) sendModel(taken, request, serverId, credentials);
    },
    [take],
  );
  const play = useCallback(
    async (recording: Recording, speed: number) => {
      const taken = await take();
      const { replayRecording } = await loadSending();
      if (stopped.current) return;
      played.current = recording;
      void replayRecording(taken, recording, speed);
    },
    [take],
  );
  const replay = useCallback(
    async (speed: number) => {
      if (!held.current) return;
      const { takeRecording } = await loadSending();
      // A replay that was stopped shows less than its recording holds.
      const recording = held.current.getSnapshot().replay ? played.current : takeRecording(held.current);
      if (recording) play(recording, speed);
    },
    [play],
  );
  const stop = useCallback(() => {
    stopped.current = true;
    held.current?.stop();
  }, []);
  const prepare = useCallback(() => void loadSending(), []);
  useEffect(() => stop, [stop]);
  return { exchange, isLoading, send, play, replay, stop, prepare };
}
