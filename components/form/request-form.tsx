"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { BodySection } from "./body-section";
import { FormProvider } from "./form-context";
import { ParameterSection } from "./parameter-section";
import { ProblemSummary } from "./problem-summary";
import { spareKeyEvents } from "./spare-key-events";
import type { RequestFormController } from "./use-request-form";
import type { RequestView } from "./view-store";

const JsonBodyEditor = lazy(() => import("./json-body-editor").then((module) => ({ default: module.JsonBodyEditor })));

/** Wanted once there is something to take back. */
const UndoButtons = lazy(() => import("./undo-buttons").then((module) => ({ default: module.UndoButtons })));

/** The fields of a request, as a form or with the body as JSON; both edit the same values. */
export function RequestForm({ controller, onSend }: { controller: RequestFormController; onSend: () => void }) {
  const { form, store, view, revision } = controller;
  const { history } = controller.store;
  const steps = useSyncExternalStore(history.subscribe, history.getState, history.getState);
  const canTravel = steps.undo !== undefined || steps.redo !== undefined;
  const shown = useSyncExternalStore(view.subscribe, view.getView, view.getView);
  useEffect(spareKeyEvents, []);
  const show = (next: RequestView) => {
    // The form is built from the values, so they have to be complete before it is.
    store.takeOverEdit();
    view.setView(next);
  };
  return (
    <FormProvider controller={controller}>
      <Tabs value={shown} onValueChange={show} className="flex min-w-0 flex-col gap-3">
        <div className="flex items-center border-b pb-1.5">
          <TabList label="Request view">
            <Tab value="form">Form</Tab>
            <Tab value="json">JSON</Tab>
          </TabList>
          {canTravel ? (
            <Suspense>
              <UndoButtons controller={controller} />
            </Suspense>
          ) : null}
        </div>
        <ProblemSummary controller={controller} onSend={onSend} />
        <TabPanel value="form">
          <div key={revision} className="flex flex-col gap-6">
            <ParameterSection form={form} location="path" title="Path" />
            <ParameterSection form={form} location="query" title="Query" />
            <ParameterSection form={form} location="header" title="Header parameters" />
            <ParameterSection form={form} location="cookie" title="Cookies" />
            <BodySection form={form} />
            {form.parameters.length === 0 && !form.body ? (
              <p className="text-ink-muted">This operation takes no parameters and no body.</p>
            ) : null}
          </div>
        </TabPanel>
        <TabPanel value="json">
          {form.method !== "GET" && form.method !== "HEAD" ? (
            <Suspense fallback={<p className="text-ink-muted text-xs">Loading the editor…</p>}>
              <JsonBodyEditor key={revision} controller={controller} />
            </Suspense>
          ) : (
            <p className="text-ink-muted">This operation has no body.</p>
          )}
        </TabPanel>
      </Tabs>
    </FormProvider>
  );
}
