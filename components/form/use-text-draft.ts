"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { useFormStores } from "./form-context";

/**
 * Binds a text control to the text of a draft, uncontrolled: a key costs no render. Typing makes the field set; text that
 * is typed and cleared again counts as not given.
 */
export function useTextDraft(name: string): UseFormRegisterReturn & { defaultValue: string } {
  const { methods, store, problems } = useFormStores();
  const field = `${name}.text`;
  const binding = methods.register(field, {
    onChange: () => store.typed(name),
    onBlur: () => problems.leave(name),
  });
  return { ...binding, defaultValue: store.readText(field) };
}
