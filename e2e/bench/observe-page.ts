import type { Page } from "@playwright/test";

export interface Observed {
  /** From navigation to the awaited element; 0 while it is not there. */
  readyMs: number;
  longestFrameGapMs: number;
}

declare global {
  interface Window {
    observed: Observed;
    /** Forgets what was seen so far, and watches the frames from now on. */
    observeAnew: () => void;
  }
}

/** The marks that a page leaves in traces. */
export const marks = { begin: "bench-begin", ready: "bench-ready", end: "bench-end" };

/** Makes the pages opened from now on watch their frames, and for the first element that fits `selector`. */
export async function observePage(page: Page, selector: string): Promise<void> {
  await page.addInitScript(
    ({ awaited, begin, ready }) => {
      let lastFrame: number | undefined;
      window.observed = { readyMs: 0, longestFrameGapMs: 0 };
      performance.mark(begin);

      const elements = new MutationObserver(() => {
        if (!document.querySelector(awaited)) return;
        window.observed.readyMs = performance.now();
        performance.mark(ready);
        elements.disconnect();
      });
      elements.observe(document, { subtree: true, childList: true, attributes: true });

      const watchFrame = (now: number) => {
        if (lastFrame !== undefined) {
          window.observed.longestFrameGapMs = Math.max(window.observed.longestFrameGapMs, now - lastFrame);
        }
        lastFrame = now;
        requestAnimationFrame(watchFrame);
      };
      window.observeAnew = () => {
        window.observed.longestFrameGapMs = 0;
        if (lastFrame === undefined) requestAnimationFrame(watchFrame);
        performance.mark(begin);
      };
    },
    { awaited: selector, begin: marks.begin, ready: marks.ready },
  );
}

/** What the page saw of itself so far. Marks the end in the trace. */
export function readObserved(page: Page): Promise<Observed> {
  return page.evaluate((end) => {
    performance.mark(end);
    return window.observed;
  }, marks.end);
}
