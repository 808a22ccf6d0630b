"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FileField as FileNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useDraftFile, useFormStores } from "./form-context";
import { renderSize } from "./render-size";

/** A file picked from this device. It stays in the browser until the request is sent. */
export function FileField({ node, name, id, labelId, describedBy, invalid, required }: KindProps<FileNode>) {
  const { store, problems } = useFormStores();
  const file = useDraftFile(name);
  const input = useRef<HTMLInputElement>(null);
  const pick = (picked: File | null) => {
    store.change(picked ? "file chosen" : "file taken out", () => {
      store.write(`${name}.file`, picked);
      store.markSet(name);
    });
    problems.touch(name);
  };
  return (
    <div className="flex items-center gap-1.5">
      <Input
        ref={input}
        id={id}
        type="file"
        accept={node.accept}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        onChange={(event) => pick(event.target.files?.[0] ?? null)}
        className="h-auto py-1 file:mr-2 file:rounded file:border-0 file:bg-hover file:px-2 file:py-0.5 file:text-ink file:text-xs"
      />
      {file ? (
        <>
          <span className="shrink-0 text-2xs text-ink-faint">{renderSize(file.size)}</span>
          <IconButton
            label="Take the file out"
            aria-describedby={labelId}
            onClick={() => {
              if (input.current) input.current.value = "";
              pick(null);
              input.current?.focus();
            }}
          >
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </>
      ) : null}
    </div>
  );
}
