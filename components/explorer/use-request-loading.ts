"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { UndoStep } from "@/components/form/undo-history";
import type { RequestFormController } from "@/components/form/use-request-form";
import { clearFragment } from "@/lib/browser/fragment";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Notice } from "./notice-bar";
import { useOpenedLink } from "./use-opened-link";
import { useStoredDraft } from "./use-stored-draft";

export interface RequestLoading {
  notice: Notice | null;
  dismissNotice: () => void;
  /** Replaces the whole request and says so. */
  load: (values: RequestValues, what: string) => void;
  clear: () => void;
  /** Resolves once what the page was opened with is in the form: soon, yet a fast hand can be there before it. */
  whenArrived: () => Promise<unknown>;
}

/**
 * Where the request comes from: an opened link, an import that began on another page, the draft of the last visit, or
 * the person's own choice, in this order.
 */
export function useRequestLoading(
  controller: RequestFormController,
  draft: { key: string; version: string },
): RequestLoading {
  const [notice, setNotice] = useState<Notice | null>(null);
  const dismissNotice = useCallback(() => setNotice(null), []);
  const isTaken = useRef(false);
  const watching = useRef<(() => void) | undefined>(undefined);

  const replace = (values: RequestValues, label: string) => {
    isTaken.current = true;
    controller.load(values, label);
  };
  const stored = useStoredDraft({
    controller,
    storageKey: draft.key,
    version: draft.version,
    isTaken: () => isTaken.current,
    onRestore: (isOtherVersion) => {
      if (isOtherVersion) {
        setNotice({
          tone: "info",
          text: "Your request was made with an earlier API description. Check it before sending.",
        });
      }
    },
  });
  const opening = useOpenedLink((values) => {
    replace(values, "link opened");
    // The address tells the request as long as it is unchanged; after that a reload must not undo the edits.
    watching.current?.();
    watching.current = controller.subscribe(() => {
      clearFragment();
      watching.current?.();
      watching.current = undefined;
    });
  }, setNotice);
  // What was lost can be brought back for as long as the notice about it is there.
  const undo = () => {
    controller.travel("undo");
    setNotice(null);
  };
  const load = (values: RequestValues, what: string) => {
    replace(values, what.replace(/\..*$/s, ""));
    setNotice({ tone: "info", text: what, onUndo: undo });
  };
  const { history } = controller.store;
  const onStep = useEffectEvent((step: UndoStep | undefined) => {
    if (step?.isLoss && Array.isArray(step.changes)) {
      setNotice({ tone: "info", text: `${step.label}.`, onUndo: undo });
    } else if (notice?.onUndo) setNotice(null);
  });
  useEffect(() => history.subscribe((step) => onStep(step)), [history]);

  return {
    whenArrived: () => Promise.allSettled([opening.current, stored.restoring.current]),
    notice,
    dismissNotice,
    load,
    clear: () => {
      load({}, "Form cleared.");
      stored.forget();
    },
  };
}
