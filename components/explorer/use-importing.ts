"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { useExplorer } from "./explorer-context";
import { type PastedRequest, takePendingImport, takePendingRequest } from "./pending-import";

/** Why an import did not come to its end: the text cannot be read, or it names files that are wanted first. */
export interface ImportStop {
  problem?: string;
  paths?: string[];
}

export interface Importing {
  /** What the open dialog begins with; null while it is closed. */
  dialog: (PastedRequest & ImportStop) | null;
  open: () => void;
  close: () => void;
  /** Imports, here or on the page of the operation that the text is about; says why when it could not. */
  importPasted: (pasted: PastedRequest) => Promise<ImportStop | undefined>;
}

const blank: PastedRequest = { text: "", files: new Map(), skipped: new Set() };

/** What a paste outside of a text box must look like to be meant as a request. */
const requestShape = /\bcurl(?:\.exe)?\s|^\s*\{|(?:^\s*|\/explorer\/\S*)#?[rs]\d{1,4}\.[\w.-]{20,}\s*$/i;

/**
 * Brings pasted requests into the form: from the dialog, from a paste anywhere outside of a text box, or from another
 * operation's page that found the text to be about this one.
 */
export function useImporting(form: OperationForm, load: (values: RequestValues, what: string) => void): Importing {
  const { groups, servers, credentials } = useExplorer();
  const router = useRouter();
  const [dialog, setDialog] = useState<Importing["dialog"]>(null);

  const importPasted = async (pasted: PastedRequest): Promise<ImportStop | undefined> => {
    const { runImport } = await import("./read-import");
    const operations = groups.flatMap((group) => group.operations);
    return runImport(
      pasted,
      { form, operations, servers, files: pasted.files },
      {
        open: (href) => router.push(href),
        keepCredential: credentials.set,
        load,
      },
    );
  };
  const importOrAsk = useEffectEvent(async (pasted: PastedRequest) => {
    const stop = await importPasted(pasted);
    if (stop) setDialog({ ...pasted, ...stop });
  });
  const takeOver = useEffectEvent(() => {
    const request = takePendingRequest(form.id);
    if (request) load(request.values, request.what);
    const pasted = takePendingImport();
    if (pasted) void importOrAsk(pasted);
  });
  useEffect(() => {
    takeOver();
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const hasFiles = (event.clipboardData?.files.length ?? 0) > 0;
      if (event.defaultPrevented || hasFiles || isForElement(event.target) || !requestShape.test(text)) return;
      event.preventDefault();
      void importOrAsk({ ...blank, text });
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, []);

  return { dialog, open: () => setDialog(blank), close: () => setDialog(null), importPasted };
}

/** Text boxes and editors take what is pasted into them; an open dialog is about something else. */
function isForElement(target: EventTarget | null): boolean {
  const isEditable =
    target instanceof HTMLElement && target.closest("input, textarea, [contenteditable=true]") !== null;
  return isEditable || document.querySelector("[role=dialog]") !== null;
}
