"use client";

import { useCallback, useRef, useState } from "react";
import type { RequestFormController } from "@/components/form/use-request-form";
import { clearFragment } from "@/lib/browser/fragment";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import type { Notice } from "./notice-bar";
import { useOpenedLink } from "./use-opened-link";
import { usePendingImport } from "./use-pending-import";
import { useStoredDraft } from "./use-stored-draft";

export interface RequestLoading {
  notice: Notice | null;
  dismissNotice: () => void;
  /** Replaces the whole request and says so. */
  load: (values: RequestValues, what: string) => void;
  clear: () => void;
}

/**
 * Where the request comes from: an opened link, an import that began on another page, the draft of the last visit, or
 * the person's own choice, in this order.
 */
export function useRequestLoading(
  form: OperationForm,
  controller: RequestFormController,
  draft: { key: string; version: string },
): RequestLoading {
  const [notice, setNotice] = useState<Notice | null>(null);
  const dismissNotice = useCallback(() => setNotice(null), []);
  const isTaken = useRef(false);
  const watching = useRef<(() => void) | undefined>(undefined);

  const replace = (values: RequestValues) => {
    isTaken.current = true;
    controller.load(values);
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
  useOpenedLink((values) => {
    replace(values);
    // The address tells the request as long as it is unchanged; after that a reload must not undo the edits.
    watching.current?.();
    watching.current = controller.subscribe(() => {
      clearFragment();
      watching.current?.();
      watching.current = undefined;
    });
  }, setNotice);
  const load = (values: RequestValues, what: string) => {
    replace(values);
    setNotice({ tone: "info", text: what });
  };
  usePendingImport(form, load);

  return {
    notice,
    dismissNotice,
    load,
    clear: () => {
      replace({});
      stored.forget();
      setNotice({ tone: "info", text: "Form cleared." });
    },
  };
}
