"use client";

import { useEffect, useEffectEvent } from "react";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { useExplorer } from "./explorer-context";
import { describeImport, takePendingImport, takePendingRequest } from "./pending-import";

/** Takes over the request, or finishes the import, that another operation's page made for this one. */
export function usePendingImport(form: OperationForm, load: (values: RequestValues, what: string) => void): void {
  const { groups, servers, credentials } = useExplorer();
  const finish = useEffectEvent(async (text: string) => {
    const { importRequest } = await import("@/lib/import/import-request");
    const imported = importRequest(text, {
      form,
      operations: groups.flatMap((group) => group.operations),
      servers,
    });
    if (imported.kind !== "values") return;
    for (const [scheme, value] of Object.entries(imported.credentials)) credentials.set(scheme, value);
    load(imported.values, describeImport(imported));
  });
  const takeOver = useEffectEvent(() => {
    const request = takePendingRequest(form.id);
    if (request) load(request.values, request.what);
  });
  useEffect(() => {
    const text = takePendingImport();
    if (text !== undefined) finish(text);
    takeOver();
  }, []);
}
