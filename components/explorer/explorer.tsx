"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { OptionsSourceProvider } from "@/components/form/form-context";
import { RequestForm } from "@/components/form/request-form";
import { useRequestForm } from "@/components/form/use-request-form";
import { ResponseViewer } from "@/components/response/response-viewer";
import { SnippetPanel } from "@/components/snippets/snippet-panel";
import type { RequestValues } from "@/lib/fields/operation-form";
import { type PackedForm, unpackForm } from "@/lib/fields/pack-form";
import { buildRequest } from "@/lib/request/build-request";
import { CredentialCard } from "./credential-card";
import { useCredential, useExplorer, useServer } from "./explorer-context";
import { type Notice, NoticeBar } from "./notice-bar";
import { OperationHeading } from "./operation-heading";
import { Panes, type View } from "./panes";
import { RequestActions } from "./request-actions";
import { RequestBar } from "./request-bar";
import { createRequestSource } from "./request-source";
import { useHydrated } from "./use-hydrated";
import { useOpenedLink } from "./use-opened-link";
import { useOptionsSource } from "./use-options-source";
import { usePendingImport } from "./use-pending-import";
import { useRequestTarget } from "./use-request-target";
import { useRunning } from "./use-running";
import { useSender } from "./use-sender";
import { useShortcuts } from "./use-shortcuts";

/** The explorer page of one operation: its form, the code for it, and the answer. */
export function Explorer({ packed }: { packed: PackedForm }) {
  const form = useMemo(() => unpackForm(packed), [packed]);
  const controller = useRequestForm(form, form.examples[0]?.values ?? {});
  const { hints } = useExplorer();
  const server = useServer();
  const credential = useCredential();
  const sender = useSender();
  const running = useRunning(sender.exchange);
  const isHydrated = useHydrated();
  const [view, setView] = useState<View>("request");
  const [notice, setNotice] = useState<Notice | null>(null);
  const keyField = useRef<HTMLInputElement>(null);

  const source = useMemo(
    () =>
      createRequestSource(
        () => buildRequest(form, controller.getValues(), controller.getFiles()),
        controller.subscribe,
      ),
    [form, controller],
  );
  const target = useRequestTarget(source);
  const optionsSource = useOptionsSource(form.security);
  const getSnippetRequest = useCallback(
    () => ({
      baseUrl: server.isDemo ? `${location.origin}${server.baseUrl}` : server.baseUrl,
      model: source.get(),
      credentialVariable: hints.credentialVariable ?? "API_KEY",
    }),
    [server, source, hints],
  );

  const load = (values: RequestValues, what?: string) => {
    controller.load(values);
    setNotice(what ? { tone: "info", text: what } : null);
  };
  const send = () => {
    controller.showAllProblems();
    sender.send(source.build(), server.id, credential.value);
    setView("response");
  };
  useOpenedLink(load, setNotice);
  usePendingImport(form, load);
  useShortcuts({ onSend: send, onStop: sender.stop, running });
  useEffect(() => sender.stop, [sender.stop]);

  return (
    <main data-ready={isHydrated} className="flex min-w-0 flex-1 flex-col">
      <RequestBar method={form.method} target={target} running={running} onSend={send} onStop={sender.stop} />
      <NoticeBar notice={notice} onDismiss={() => setNotice(null)} />
      <Panes
        view={view}
        onViewChange={setView}
        request={
          <div className="min-h-0 flex-1 overflow-y-auto">
            <div className="flex flex-col gap-4 p-4">
              <OperationHeading form={form} />
              <CredentialCard inputRef={keyField} />
              <RequestActions form={form} getValues={controller.getValues} onLoad={load} />
              <OptionsSourceProvider value={optionsSource}>
                <RequestForm controller={controller} />
              </OptionsSourceProvider>
            </div>
          </div>
        }
        code={<SnippetPanel subscribe={source.subscribe} getRequest={getSnippetRequest} />}
        response={<ResponseViewer exchange={sender.exchange} onRetry={send} />}
      />
    </main>
  );
}
