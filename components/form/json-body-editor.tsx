"use client";

import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { createRestingTask } from "@/lib/browser/when-idle";
import { inspectJson, type JsonInspection, locateOffset } from "@/lib/fields/inspect-json";
import { renderJson } from "@/lib/fields/json-text";
import { bodyNode } from "@/lib/fields/request-draft";
import { jsonEditorSetup } from "./json-editor-setup";
import { renderSize } from "./render-size";
import type { RequestFormController } from "./use-request-form";

interface Verdict extends JsonInspection {
  text: string;
}

/** The body as JSON text. What is valid becomes the request's body; while it is not, the body stays as it last was. */
export function JsonBodyEditor({ controller }: { controller: RequestFormController }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const [initialText] = useState(() => bodyText(controller));
  const [verdict, setVerdict] = useState<Verdict>(() => ({ ...inspectJson(initialText), text: initialText }));
  const { form, replaceBody, store } = controller;

  useEffect(() => {
    if (!host.current) return;
    const session = Symbol("editing");
    const takeOver = () => {
      reading.cancel();
      const text = view.state.doc.toString();
      const inspection = inspectJson(text);
      setVerdict({ ...inspection, text });
      if (!inspection.fault) replaceBody(text.trim() === "" ? undefined : JSON.parse(text), session);
    };
    const reading = createRestingTask(() => store.takeOverEdit(takeOver));
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initialText,
        extensions: jsonEditorSetup("Request body JSON", bodyNode(form, store.readText("body.mediaType")), () => {
          reading.ask();
          store.holdEdit(takeOver);
        }),
      }),
    });
    editor.current = view;
    return () => {
      reading.cancel();
      store.takeOverEdit(takeOver);
      view.destroy();
    };
  }, [form, initialText, replaceBody, store]);

  const jumpTo = (offset: number) => {
    const view = editor.current;
    view?.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
    view?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <div
        ref={host}
        className="overflow-hidden rounded-lg border bg-surface focus-within:border-accent has-[.cm-lintRange-error]:border-danger"
      />
      <EditorStatus verdict={verdict} onJump={jumpTo} />
    </div>
  );
}

/** Counting the bytes of many megabytes takes a second; they are nearly all of one byte then. */
function sizeOf(text: string): number {
  return text.length > 1_000_000 ? text.length : new Blob([text]).size;
}

function EditorStatus({ verdict, onJump }: { verdict: Verdict; onJump: (offset: number) => void }) {
  const { fault, losses, text } = verdict;
  const place = (offset: number) => {
    const { line, column } = locateOffset(text, offset);
    return `Line ${line}, column ${column}`;
  };
  return (
    <div role="status" className="flex flex-col items-start gap-1 text-xs">
      {fault ? (
        <>
          <Button
            size="sm"
            variant="danger"
            onClick={() => onJump(fault.from)}
            className="h-auto whitespace-normal py-1 text-left"
          >
            {place(fault.from)}: {fault.message}
          </Button>
          <p className="text-ink-muted">Until this is valid JSON again, the request keeps the last valid body.</p>
        </>
      ) : null}
      {losses.map((loss) => (
        <Button
          key={loss.from}
          size="sm"
          variant="ghost"
          onClick={() => onJump(loss.from)}
          className="h-auto whitespace-normal bg-warn-soft py-1 text-left text-warn"
        >
          {place(loss.from)}: {loss.message}
        </Button>
      ))}
      {!fault && losses.length === 0 ? (
        <p className="text-ink-faint">
          {text.trim() === "" ? "No body is sent." : `Valid JSON, ${renderSize(sizeOf(text))}.`}
        </p>
      ) : null}
    </div>
  );
}

function bodyText(controller: RequestFormController): string {
  const { body } = controller.getValues();
  return body === undefined ? "" : renderJson(body);
}
