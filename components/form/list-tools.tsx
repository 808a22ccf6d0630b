"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
import { rowValueName } from "@/lib/fields/draft-name";
import type { FieldNode } from "@/lib/fields/field";
import { isInList, openFileSlots } from "@/lib/fields/file-slots";
import { attachFiles } from "./attach-files";
import { isTextControl, listenForFiles } from "./file-drop";
import { useDraftChoice, useFormStores } from "./form-context";
import { listenForMoves } from "./list-moves";
import { PasteRowsDialog } from "./paste-rows-dialog";
import { pickFiles } from "./read-file";
import { type PastedRows, readPastedRows } from "./read-pasted-rows";
import { controlId } from "./view-store";

export interface ListToolsProps {
  /** The element that the rows are in. */
  container: RefObject<HTMLElement | null>;
  name: string;
  label: string;
  node: FieldNode;
  onMove: (id: string, position: number) => void;
  onInsert: (rows: PastedRows["values"], position?: number) => void;
  onClear: () => void;
  onFoldAll: (isFolded: boolean) => void;
}

/**
 * What a list can do beyond its rows' own buttons: files and whole conversations dropped on it or pasted into it, moving
 * rows by dragging and by key, folding all. Loaded once the page rests.
 */
function ListTools({ container, name, label, node, onMove, onInsert, onClear, onFoldAll }: ListToolsProps) {
  const stores = useFormStores();
  const { store, announce } = stores;
  const [note, setNote] = useState("");
  const [isPasting, setIsPasting] = useState(false);

  const idAt = (target: Element) => idOf(name, rowOf(container.current, target));
  const findZone = useEffectEvent((target: Element): HTMLElement | null => {
    const row = rowOf(container.current, target);
    const id = idOf(name, row);
    if (id === undefined) return null;
    return openFileSlots(node, store.readDraft(rowValueName(name, id))).length > 0 ? row : null;
  });
  const receive = useEffectEvent(async (files: File[], target: Element) => {
    const id = idAt(target);
    if (id !== undefined) setNote(await attachFiles(stores, node, rowValueName(name, id), rowLabel(id), files));
  });
  const rowLabel = (id: string) => `${label} ${store.presentRows(name).indexOf(id) + 1}`;
  const move = useEffectEvent((id: string, position: number) => onMove(id, position));
  const listIds = useEffectEvent(() => store.presentRows(name));
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || isTextControl(target)) return;
    const pasted = readPastedRows(node, event.clipboardData?.getData("text/plain") ?? "");
    if (!pasted || pasted.unfitting > 0) return;
    event.preventDefault();
    event.stopPropagation();
    const id = idAt(target);
    onInsert(pasted.values, id === undefined ? undefined : store.presentRows(name).indexOf(id) + 1);
  });

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const ends = [
      listenForFiles(element, {
        findZone: (target) => findZone(target),
        onFiles: (files, target) => receive(files, target),
      }),
      listenForMoves(element, {
        rowOf: (target) => rowOf(element, target),
        idOf: (row) => idOf(name, row),
        listIds: () => listIds(),
        onMove: (id, position) => move(id, position),
      }),
    ];
    const onPaste = (event: ClipboardEvent) => paste(event);
    element.addEventListener("paste", onPaste);
    return () => {
      element.removeEventListener("paste", onPaste);
      for (const end of ends) end();
    };
  }, [container, name]);

  return (
    <>
      <MenuButton
        label={`List actions for ${label}`}
        entries={() => [
          { key: "collapse", label: "Collapse all", onSelect: () => onFoldAll(true) },
          { key: "expand", label: "Expand all", onSelect: () => onFoldAll(false) },
          { key: "paste", label: "Paste JSON…", onSelect: () => setIsPasting(true) },
          { key: "clear", label: "Remove all", tone: "danger", onSelect: onClear },
        ]}
        className="flex size-7 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
      >
        <Icon name="ellipsis" className="icon-3.5" />
      </MenuButton>
      {note ? (
        <p role="alert" className="flex w-full items-center gap-2 rounded-md bg-warn-soft px-2 py-1 text-warn text-xs">
          <span className="min-w-0 flex-1">{note}</span>
          <Button size="sm" variant="ghost" className="h-6" onClick={() => setNote("")}>
            Dismiss
          </Button>
        </p>
      ) : null}
      {isPasting ? (
        <PasteRowsDialog
          label={label}
          node={node}
          onInsert={(rows, replaces) => {
            if (replaces) onClear();
            onInsert(rows);
            announce(`${rows.length} added to ${label}`);
          }}
          onClose={() => setIsPasting(false)}
        />
      ) : null}
    </>
  );
}

function rowOf(container: HTMLElement | null, target: Element): HTMLElement | null {
  // The outermost: a row may have a list of its own.
  let row: HTMLElement | null = null;
  let element: Element | null = target;
  for (; element && element !== container; element = element.parentElement) {
    if (element instanceof HTMLElement && element.id.endsWith("-row")) row = element;
  }
  return element ? row : null;
}

function idOf(name: string, row: HTMLElement | null): string | undefined {
  const prefix = controlId(`${name}.rows.`);
  return row?.id.startsWith(prefix) ? row.id.slice(prefix.length, -".value-row".length) : undefined;
}

export interface RowToolsProps {
  node: FieldNode;
  name: string;
  label: string;
}

/** Picks files for a row that has a list to put them in, such as the content of a message. */
function RowTools({ node, name, label }: RowToolsProps) {
  const stores = useFormStores();
  const [note, setNote] = useState("");
  // Which files a message takes depends on its role.
  useDraftChoice(name);
  if (!openFileSlots(node, stores.store.readDraft(name)).some(isInList)) return null;
  const pick = () => {
    const slots = openFileSlots(node, stores.store.readDraft(name)).filter(isInList);
    const accept = [...new Set(slots.map(({ hint }) => hint.accept))].join(",");
    pickFiles(accept.includes("*/*") ? "*/*" : accept, true, async (files) => {
      setNote(await attachFiles(stores, node, name, label, files));
    });
  };
  return (
    <>
      {note ? (
        <span role="alert" className="min-w-0 truncate text-2xs text-warn">
          {note}
        </span>
      ) : null}
      <button
        type="button"
        aria-label={`Attach files to ${label}`}
        title="Attach files, or drop or paste them here"
        onClick={pick}
        className="flex size-6 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
      >
        <Icon name="paperclip" className="icon-3.5" />
      </button>
    </>
  );
}

/** Loaded together, as rows and their list need both. */
export const listTools = { ListTools, RowTools };
