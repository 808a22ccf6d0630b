"use client";

import { type ReactNode, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** Lays a button over code that copies it. The text is read from the page, so it does not travel a second time. */
export function CopyFrame({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div ref={frame} className="relative">
      {children}
      <CopyButton
        iconOnly
        label={label}
        text={() => frame.current?.querySelector("code")?.textContent ?? ""}
        className="absolute top-1.5 right-1.5 size-6 bg-surface print:hidden"
      />
    </div>
  );
}
