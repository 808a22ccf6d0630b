"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { RequestFormController } from "@/components/form/use-request-form";
import type { draftDatabase as DraftDatabase } from "@/lib/browser/draft-database";
import { createRestingTask, type RestingTask } from "@/lib/browser/when-idle";

let database: typeof DraftDatabase | undefined;

/** At once when it is there already, as a page that is left waits for nothing. */
function withDatabase(act: (drafts: typeof DraftDatabase) => unknown): void {
  if (database) act(database);
  else void loadDatabase().then(act);
}

async function loadDatabase(): Promise<typeof DraftDatabase> {
  database ??= (await import("@/lib/browser/draft-database")).draftDatabase;
  return database;
}

export interface StoredDraftOptions {
  controller: RequestFormController;
  /** Names the draft: API and operation. */
  storageKey: string;
  version: string;
  /** Something else was loaded on arrival, so the stored draft must not replace it. */
  isTaken: () => boolean;
  onRestore: (isOtherVersion: boolean) => void;
}

export interface StoredDraft {
  forget: () => void;
  /** Ends when the draft is back. */
  restoring: RefObject<Promise<void> | undefined>;
}

/**
 * Keeps the request of this operation on this device while it is edited, and brings it back on the next visit. What
 * cannot be kept as JSON (picked files) is not kept.
 */
export function useStoredDraft(options: StoredDraftOptions): StoredDraft {
  const { controller, storageKey, version } = options;
  const restoring = useRef<Promise<void>>(undefined);
  const saving = useRef<RestingTask>(undefined);
  const restore = useEffectEvent(async () => {
    const drafts = await loadDatabase();
    const draft = await drafts.read(storageKey);
    if (!draft || options.isTaken()) return;
    controller.load(draft.values);
    options.onRestore(draft.version !== version);
  });
  const save = useEffectEvent(() => {
    const values = controller.getValues();
    withDatabase((drafts) => drafts.write(storageKey, { version, values }));
  });
  const { subscribe } = controller;

  useEffect(() => {
    restoring.current = restore();
  }, []);
  useEffect(() => {
    const task = createRestingTask(() => save());
    saving.current = task;
    const unsubscribe = subscribe(task.ask);
    // What was typed last is kept when the page is left, hidden, or shows another operation.
    const saveNow = () => {
      if (!task.isDue()) return;
      task.cancel();
      save();
    };
    addEventListener("pagehide", saveNow);
    document.addEventListener("visibilitychange", saveNow);
    return () => {
      unsubscribe();
      removeEventListener("pagehide", saveNow);
      document.removeEventListener("visibilitychange", saveNow);
      saveNow();
    };
  }, [subscribe]);

  return {
    restoring,
    forget: () => {
      saving.current?.cancel();
      withDatabase((drafts) => drafts.remove(storageKey));
    },
  };
}
