import type { Locator, Page } from "@playwright/test";
import { meterMainThread } from "./main-thread";

const keys = 40;
/** A fast typist; what the app puts off until typing rests stays put off. */
const pauseMs = 50;
const restMs = 2_000;

export interface TypingCost {
  /** The main thread's work per key, painting included. */
  perKeyMs: number;
  /** Script, style and layout alone. */
  scriptAndLayoutMs: number;
  /** All that followed once typing rested. */
  afterwardsMs: number;
}

/** Presses keys at the end of a text box, as fast as people type. */
export async function typeKeys(page: Page, box: Locator): Promise<TypingCost> {
  const meter = await meterMainThread(page);
  await box.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("warm up ", { delay: pauseMs });
  await page.waitForTimeout(restMs);
  const before = await meter.read();
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "x");
    await page.waitForTimeout(pauseMs);
  }
  const typed = await meter.read();
  await page.waitForTimeout(restMs);
  const rested = await meter.read();
  return {
    perKeyMs: (typed.taskMs - before.taskMs) / keys,
    scriptAndLayoutMs: (typed.scriptMs + typed.layoutMs - before.scriptMs - before.layoutMs) / keys,
    afterwardsMs: rested.taskMs - typed.taskMs,
  };
}
