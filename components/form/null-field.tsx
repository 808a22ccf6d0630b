"use client";

import { Button } from "@/components/ui/button";
import type { KindProps } from "./field-props";
import { focusWithin } from "./focus";
import { useFormStores } from "./form-context";
import { openingDraft } from "./opening-draft";
import { controlId } from "./view-store";

/** A value that is null on purpose. */
export function NullField({ node, name, id, labelId, describedBy }: KindProps) {
  const { store } = useFormStores();
  return (
    <div className="flex h-8 items-center gap-2 rounded-md bg-sunken pr-1 pl-2.5">
      <span className="flex-1 font-mono text-ink-muted text-xs">null</span>
      <Button
        id={id}
        size="sm"
        variant="ghost"
        className="h-6"
        aria-describedby={[labelId, describedBy].filter(Boolean).join(" ")}
        onClick={() => {
          store.change("null replaced", () => store.apply(name, openingDraft(node, store.readDraft(name))));
          focusWithin(controlId(name));
        }}
      >
        Set a value
      </Button>
    </div>
  );
}
