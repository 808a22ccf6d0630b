"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { onFragmentChange, takeOpenedFragment } from "@/lib/browser/fragment";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Notice } from "./notice-bar";

/**
 * Loads the request that the page's address holds, once on arrival and whenever a link is opened in the same page.
 * It never sends. A link that cannot be read leaves the form as it is. Gives back what ends when the last one is open.
 */
export function useOpenedLink(
  load: (values: RequestValues) => void,
  notify: (notice: Notice) => void,
): RefObject<Promise<void> | undefined> {
  const opening = useRef<Promise<void>>(undefined);
  const open = useEffectEvent(async (fragment: string) => {
    // Loaded only for pages that were opened by a link.
    const { decodePermalink, isPermalink } = await import("@/lib/permalink/permalink");
    const { isShortLink } = await import("@/lib/permalink/short-link");
    const { countMissing } = await import("@/lib/permalink/omit-files");
    if (!isPermalink(fragment) && !isShortLink(fragment)) return;
    const opened = isPermalink(fragment)
      ? await decodePermalink(fragment)
      : await import("@/lib/browser/short-link").then(({ fetchShortLink }) => fetchShortLink(fragment));
    if (opened.ok) {
      load(opened.values);
      const missing = countMissing(opened.values.body);
      const ask =
        missing === 0 ? "" : missing === 1 ? " It needs a file from you." : ` It needs ${missing} files from you.`;
      notify({ tone: "info", text: `Opened from a link. Nothing has been sent.${ask}` });
    } else {
      const { permalinkProblems } = await import("@/lib/errors/permalink-problem");
      const { title, nextStep } = permalinkProblems[opened.problem];
      notify({ tone: "danger", text: `${title}. ${nextStep} The form was left as it was.` });
    }
  });
  useEffect(() => {
    const fragment = takeOpenedFragment();
    if (fragment) opening.current = open(fragment);
    return onFragmentChange((changed) => {
      opening.current = open(changed);
    });
  }, []);
  return opening;
}
