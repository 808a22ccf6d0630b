"use client";

import { Icon } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
import type { MenuEntry } from "@/components/ui/menu-popup";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson, rawDraft } from "@/lib/fields/draft-from-json";
import type { FieldNode } from "@/lib/fields/field";
import { isUnset, jsonFromDraft, readJsonText } from "@/lib/fields/json-from-draft";
import { startDraft } from "@/lib/fields/start-draft";
import { renderShort } from "./field-words";
import { focusWithin } from "./focus";
import { useDraftState, useFormStores } from "./form-context";
import { hasContent } from "./opening-draft";
import { controlId } from "./view-store";

export interface ValueMenuProps {
  node: FieldNode;
  name: string;
  /** Id of the element that names the field. */
  labelId: string;
  /** Takes an optional property out of the form; without it the field stays and is absent. */
  onRemove?: () => void;
}

/** The state of a value: absent, null, the server's default, or set. */
export function ValueMenu({ node, name, labelId, onRemove }: ValueMenuProps) {
  const { store, problems } = useFormStores();
  const state = useDraftState(name);

  const entries = (): MenuEntry[] => {
    const draft: Draft = store.readDraft(name) ?? { state: "absent" };
    const isAbsent = isUnset(node, draft);
    const hasDefault = node.default !== undefined;
    const change = (next: Draft, label: string) => {
      store.change(label, () => store.apply(name, next));
      problems.touch(name);
    };
    const clear = () =>
      change({ ...draft, state: "absent", ...(hasText(node) ? { text: "" } : {}) }, "value taken out");
    const set = () => {
      const started = hasContent(draft) ? draft : startDraft(node);
      change({ ...started, state: "set", ...(node.kind === "string" ? { blank: false } : {}) }, "value set");
      focusWithin(controlId(name));
    };
    const reset = () => {
      const opening = store.readOpening(name) ?? { state: "absent" };
      if (opening.state === "absent" && onRemove) onRemove();
      else store.replace(name, opening);
      problems.touch(name);
      focusWithin(controlId(name));
    };
    return [
      {
        key: "set",
        label: "Set",
        hint: setHint(node, isAbsent),
        checked: !isAbsent && state !== "null",
        onSelect: set,
      },
      ...(node.nullable || state === "null"
        ? [
            {
              key: "null",
              label: "Null",
              checked: state === "null",
              onSelect: () => change({ ...draft, state: "null" }, "null set"),
            },
          ]
        : []),
      ...(hasDefault
        ? [
            {
              key: "default",
              label: "Default",
              hint: renderShort(node.default ?? null),
              checked: isAbsent,
              onSelect: clear,
            },
          ]
        : []),
      {
        key: "absent",
        label: "Absent",
        hint: onRemove ? "take out" : "not sent",
        checked: isAbsent && !hasDefault,
        onSelect: onRemove ?? clear,
      },
      ...(state === "raw" || node.kind !== "any" ? [rawEntry(node, draft, change)] : []),
      { key: "reset", label: "Reset", hint: "as loaded", onSelect: reset },
    ];
  };

  return (
    <MenuButton
      label="State"
      aria-describedby={labelId}
      entries={entries}
      className="flex h-5 w-6 shrink-0 items-center justify-center rounded-md text-ink-faint opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 aria-expanded:opacity-100 group-hover/field:opacity-100 group-hover/row:opacity-100 group-focus-within/field:opacity-100 pointer-coarse:opacity-100"
    >
      <Icon name="ellipsis" className="icon-4" />
    </MenuButton>
  );
}

/** The state of a row's value where the row may be null: a row has no frame of its own to say it in. */
export function RowValueMenu(props: ValueMenuProps) {
  return props.node.nullable ? <ValueMenu {...props} /> : null;
}

function hasText(node: FieldNode): boolean {
  return node.kind === "string" || node.kind === "number" || node.kind === "integer" || node.kind === "any";
}

function setHint(node: FieldNode, isAbsent: boolean): string | undefined {
  return node.kind === "string" && isAbsent ? "empty text" : undefined;
}

/** To JSON text and back; back only when the text fits the field again. */
function rawEntry(node: FieldNode, draft: Draft, change: (draft: Draft, label: string) => void): MenuEntry {
  if (draft.state === "raw") {
    const { value, isJson } = readJsonText(draft.text ?? "");
    const fitting = isJson ? draftFromJson(node, value) : startDraft(node);
    return {
      key: "form",
      label: "Edit as fields",
      hint: fitting.state === "raw" ? "does not fit" : undefined,
      onSelect: () => fitting.state !== "raw" && change(fitting, "shown as fields"),
    };
  }
  return {
    key: "json",
    label: "Edit as JSON",
    onSelect: () => {
      const json = jsonFromDraft(node, draft);
      change({ ...draft, text: json === undefined ? "" : rawDraft(json).text, state: "raw" }, "shown as JSON");
    },
  };
}
