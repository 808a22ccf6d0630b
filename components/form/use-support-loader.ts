"use client";

import type { ObjectField } from "@/lib/fields/field";
import { useFormStores, useOptionsSource } from "./form-context";
import { findSupportingProperty } from "./support-store";

/**
 * Loads, when it is called, the list that tells which properties of an object have an effect with the one that is chosen. A
 * list that cannot be loaded marks nothing.
 */
export function useSupportLoader(node: ObjectField): () => void {
  const { supports } = useFormStores();
  const source = useOptionsSource();
  const hint = findSupportingProperty(node)?.hint;
  return () => {
    if (!hint || !source || supports.hasList(hint)) return;
    void import("./suggesting-input")
      .then(({ loadOptions }) => loadOptions(source, hint))
      .then((options) => supports.provide(hint, options))
      .catch(() => {});
  };
}
