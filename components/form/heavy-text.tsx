"use client";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { focusWithin } from "./focus";
import { useDraftText, useFormStores } from "./form-context";
import type { GrowingTextProps } from "./growing-text";
import { renderSize } from "./render-size";

const SHOWN_CHARACTERS = 100;

/** The beginning of a text that is too long for a text area. It is sent whole. */
export function HeavyText({ name, id, onEdit, ...props }: GrowingTextProps & { onEdit: () => void }) {
  const { store } = useFormStores();
  const text = useDraftText(`${name}.text`);
  const edit = () => {
    onEdit();
    focusWithin(id);
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Input
        id={id}
        readOnly
        value={`${text.slice(0, SHOWN_CHARACTERS)}…`}
        aria-labelledby={props["aria-labelledby"]}
        aria-describedby={props["aria-describedby"]}
        aria-invalid={props["aria-invalid"]}
        className="bg-sunken font-mono text-xs"
      />
      <span className="flex-1 text-2xs text-ink-faint">{renderSize(text.length)}, sent whole</span>
      <Button size="sm" variant="ghost" className="h-6" onClick={edit}>
        Edit all the same
      </Button>
      <Button
        size="sm"
        variant="ghost"
        className="h-6"
        onClick={() => {
          const clear = () => {
            store.write(`${name}.text`, "");
            store.typed(name);
          };
          store.change("text cleared", clear, { isLoss: true });
          edit();
        }}
      >
        Clear
      </Button>
    </div>
  );
}
