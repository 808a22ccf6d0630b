"use client";

import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { placeholderFor } from "./field-words";
import { useDraftFlag, useDraftState } from "./form-context";

/** What a text control says about itself. */
export function useTextProps({ node, name, id, labelId, describedBy, invalid, required }: KindProps<StringField>) {
  const state = useDraftState(name);
  const isBlank = useDraftFlag(`${name}.blank`);
  // Only a text that is meant to be empty is sent as such.
  const isEmptyText = state === "set" && !isBlank;
  return {
    id,
    "aria-labelledby": labelId,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    "aria-required": required || undefined,
    placeholder: isEmptyText ? "empty text" : placeholderFor(node, required),
    spellCheck: false,
  };
}
