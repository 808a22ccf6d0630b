import { describe, expect, test } from "vitest";
import { createLifecycle } from "@/lib/server/lifecycle";

describe("createLifecycle", () => {
  test("drains at once when nothing runs", async () => {
    const lifecycle = createLifecycle();
    expect(lifecycle.isDraining).toBe(false);
    const draining = lifecycle.drain(60_000);
    expect(lifecycle.isDraining).toBe(true);
    await draining;
  });

  test("waits for all that runs", async () => {
    const lifecycle = createLifecycle();
    let isOver = false;
    const endFirst = lifecycle.hold();
    const endSecond = lifecycle.hold();
    const draining = lifecycle.drain(60_000).then(() => {
      isOver = true;
    });
    endFirst();
    endFirst();
    await Promise.resolve();
    expect(isOver).toBe(false);
    endSecond();
    await draining;
  });

  test("stops what still runs when the grace time is over", async () => {
    const lifecycle = createLifecycle();
    const end = lifecycle.hold();
    lifecycle.onGraceOver(end);
    const forgotten = lifecycle.onGraceOver(() => {
      throw new Error("has ended before");
    });
    forgotten();
    await lifecycle.drain(1);
  });

  test("drains once, whoever asks", () => {
    const lifecycle = createLifecycle();
    expect(lifecycle.drain(1)).toBe(lifecycle.drain(60_000));
  });
});
