import type { Recording } from "@/lib/recording/recording";
import type { Exchange } from "@/lib/stream/exchange";
import { nextTask } from "./next-task";

/** What is due at once is fed in slices of this long, so that the page keeps painting. */
const maxSliceMs = 8;

/**
 * Plays a recorded response into an exchange as if it arrived now, `speed` times as fast; `Infinity` plays it without a
 * pause. All times that the exchange tells are those of the recording. Nothing is sent. Resolves at its end.
 */
export async function replayRecording(exchange: Exchange, recording: Recording, speed: number): Promise<void> {
  const controller = new AbortController();
  let nowMs = 0;
  const run = exchange.begin({
    method: recording.method,
    url: recording.path,
    assembler: recording.assembler,
    abort: () => controller.abort(),
    replay: { recordedAtMs: recording.recordedAtMs, now: () => nowMs },
  });
  run.sent();
  const startedAt = performance.now();
  let sliceStart = startedAt;
  const until = async (atMs: number) => {
    const leftMs = startedAt + atMs / speed - performance.now();
    if (leftMs > 0) await sleep(leftMs, controller.signal);
    else if (performance.now() - sliceStart > maxSliceMs) await nextTask();
    else return;
    sliceStart = performance.now();
  };

  const { headersMs, chunks, ending, status, statusText, headers } = recording;
  await until(headersMs);
  nowMs = headersMs;
  run.receiveHead({ status, statusText, headers });
  for (const { atMs, bytes } of chunks) {
    await until(atMs);
    if (!run.active) return;
    nowMs = atMs;
    run.receiveBytes(bytes);
  }
  await until(ending.atMs);
  if (!run.active) return;
  nowMs = ending.atMs;
  switch (ending.kind) {
    case "ended":
      return run.end();
    case "stopped":
      return exchange.stop();
    case "lost":
      return run.end({ offline: ending.offline, detail: ending.detail });
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
  });
}
