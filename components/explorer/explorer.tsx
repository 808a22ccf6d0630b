"use client";

import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { OptionsSourceProvider } from "@/components/form/form-context";
import { RequestForm } from "@/components/form/request-form";
import { useRequestForm } from "@/components/form/use-request-form";
import { type PackedForm, unpackForm } from "@/lib/fields/pack-form";
import type { SdkName } from "@/lib/openapi/operation";
import { baseUrlOn } from "@/lib/openapi/servers";
import { buildRequest } from "@/lib/request/build-request";
import { listRequestProblems } from "@/lib/request/request-problems";
import { CodeFrame, CodePane } from "./code-pane";
import { CredentialCard } from "./credential-card";
import { ExampleActions } from "./example-actions";
import { useChosenSchemes, useCredentials, useExplorer, useServer } from "./explorer-context";
import { NoticeBar } from "./notice-bar";
import { OperationHeading } from "./operation-heading";
import { Panes, type View } from "./panes";
import { RequestBar } from "./request-bar";
import { createRequestSource } from "./request-source";
import { ResponsePane } from "./response-pane";
import { SendingNotes } from "./sending-notes";
import type { SentRequest } from "./use-answer-actions";
import { useHydrated } from "./use-hydrated";
import { useImporting } from "./use-importing";
import { useOptionsSource } from "./use-options-source";
import { useRequestLoading } from "./use-request-loading";
import { useRequestTarget } from "./use-request-target";
import { useRunning } from "./use-running";
import { useSender } from "./use-sender";
import { useShortcuts } from "./use-shortcuts";
import { useUndoKeys } from "./use-undo-keys";

const ImportDialog = lazy(() => import("./import-dialog").then((module) => ({ default: module.ImportDialog })));

const ConfirmSend = lazy(() => import("./confirm-send").then((module) => ({ default: module.ConfirmSend })));

const noClients: SdkName[] = [];

export interface ExplorerProps {
  packed: PackedForm;
  /** Changes when the operation's description does. */
  version: string;
}

/** The explorer page of one operation: its form, the code for it, and the answer. */
export function Explorer({ packed, version }: ExplorerProps) {
  const form = useMemo(() => unpackForm(packed), [packed]);
  const controller = useRequestForm(form, form.examples[0]?.values ?? {});
  const { hints, credentialScope } = useExplorer();
  const server = useServer();
  const baseUrl = baseUrlOn(server, form.serverUrl);
  const { values: credentials } = useCredentials();
  const schemes = useChosenSchemes(form.security);
  const sender = useSender();
  const running = useRunning(sender);
  const isHydrated = useHydrated();
  const loading = useRequestLoading(controller, { key: `${credentialScope} ${form.id}`, version });
  const importing = useImporting(form, loading.load);
  const optionsSource = useOptionsSource(schemes);
  const [view, setView] = useState<View>("request");
  const [confirming, setConfirming] = useState(false);
  const [sent, setSent] = useState<SentRequest>({ values: {}, serverId: "" });
  const showRequest = useCallback(() => setView("request"), []);

  const source = useMemo(
    () =>
      createRequestSource(() => {
        const values = controller.getValues();
        return {
          // Only the way that is chosen: what is sent and the code for it have no other to pick.
          model: { ...buildRequest(form, values, controller.getFiles()), security: [schemes] },
          problems: listRequestProblems(form, values),
          loadCount: controller.getLoadCount(),
        };
      }, controller.subscribe),
    [form, controller, schemes],
  );
  const target = useRequestTarget(source);
  const getSnippetRequest = useCallback(
    () => ({
      baseUrl: new URL(baseUrl, location.origin).href,
      model: source.get().model,
      credentialVariable: hints.credentialVariable ?? "API_KEY",
    }),
    [baseUrl, source, hints],
  );

  const getLoadCount = useCallback(() => source.get().loadCount, [source]);

  const transmit = () => {
    setConfirming(false);
    sender.send(source.build().model, server.id, credentials);
    setSent({ values: controller.getValues(), serverId: server.id });
    setView("response");
  };
  const isAwaiting = useRef(false);
  useEffect(
    () => () => {
      isAwaiting.current = false;
    },
    [],
  );
  const send = async () => {
    if (running || isAwaiting.current) return;
    isAwaiting.current = true;
    await loading.whenArrived();
    // The page may have been left meanwhile.
    if (!isAwaiting.current) return;
    isAwaiting.current = false;
    controller.showAllProblems();
    if (form.hints.confirm) setConfirming(true);
    else transmit();
  };
  useUndoKeys(controller.travel);
  useShortcuts({ onSend: send, onStop: sender.stop, running });

  return (
    <main data-ready={isHydrated} className="flex min-w-0 flex-1 flex-col">
      {/* On a phone the heading is with the request, which is out of sight beside the others. */}
      {view === "request" ? null : <h1 className="sr-only lg:hidden">{form.title}</h1>}
      <RequestBar
        method={form.method}
        baseUrl={baseUrl}
        target={target}
        running={running}
        onSend={send}
        onStop={sender.stop}
        onPrepare={sender.prepare}
      />
      <NoticeBar notice={loading.notice} onDismiss={loading.dismissNotice} />
      <Panes
        view={view}
        onViewChange={setView}
        request={
          <section aria-label="Request form" className="isolate min-h-0 flex-1 overflow-y-auto">
            <div className="flex flex-col gap-4 p-4">
              <OperationHeading form={form} getValues={controller.getValues} onImport={importing.open} />
              <CredentialCard security={form.security} />
              <ExampleActions form={form} onLoad={loading.load} onClear={loading.clear} />
              <SendingNotes source={source} />
              <OptionsSourceProvider value={optionsSource}>
                <RequestForm controller={controller} onSend={send} />
              </OptionsSourceProvider>
            </div>
          </section>
        }
        code={
          isHydrated ? (
            <CodePane
              subscribe={source.subscribe}
              getRequest={getSnippetRequest}
              getLoadCount={getLoadCount}
              clients={hints.clients ?? noClients}
              credentials={credentials}
            />
          ) : (
            <CodeFrame />
          )
        }
        response={
          <ResponsePane
            sender={sender}
            secret={form.hints.secret}
            controller={controller}
            sent={sent}
            onRetry={send}
            onLoad={loading.load}
            onShowRequest={showRequest}
          />
        }
      />
      {importing.dialog ? (
        <Suspense>
          <ImportDialog initial={importing.dialog} onImport={importing.importPasted} onClose={importing.close} />
        </Suspense>
      ) : null}
      {confirming ? (
        <Suspense>
          <ConfirmSend
            consequence={form.hints.confirm ?? ""}
            server={server}
            onConfirm={transmit}
            onClose={() => setConfirming(false)}
          />
        </Suspense>
      ) : null}
    </main>
  );
}
