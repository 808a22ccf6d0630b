"use client";

import { useState } from "react";
import { TextArea } from "@/components/ui/input";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import { jsonFromDraft, readJsonText } from "@/lib/fields/json-from-draft";
import { renderJson } from "@/lib/fields/json-text";
import type { KindProps } from "./field-props";
import { useDraftState, useFormStores } from "./form-context";

/** A whole value with parts edited as JSON text, such as a JSON Schema. Text that is no JSON is kept as it was typed. */
export function JsonValueField({ node, name, id, labelId, describedBy, invalid, required }: KindProps) {
  const { store, problems } = useFormStores();
  const isAbsent = useDraftState(name) === "absent";
  const [text, setText] = useState(() => {
    const draft = store.readDraft(name);
    if (draft?.state === "raw") return draft.text ?? "";
    const json = jsonFromDraft(node, draft);
    return json === undefined ? "" : renderJson(json);
  });
  const [session] = useState(() => Symbol("editing"));
  const change = (next: string) => {
    setText(next);
    const { value, isJson } = readJsonText(next);
    const draft = isJson ? draftFromJson(node, value) : { state: "raw" as const, text: next };
    const typed: Draft =
      next.trim() === "" ? { state: "absent" } : draft.state === "null" ? { state: "raw", text: next } : draft;
    // The text is this component's own, so taking an edit back builds it anew.
    store.change("JSON edited", () => store.apply(name, typed), { session, remounts: true });
  };
  return (
    <TextArea
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      placeholder="JSON"
      spellCheck={false}
      value={isAbsent ? "" : text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => problems.leave(name)}
      className="block resize-none font-mono text-xs leading-4.5"
    />
  );
}
