"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { IconButton } from "./button";
import { cn } from "./cn";
import type { DialogProps } from "./dialog";

/** What `Dialog` shows once it is loaded. */
export function DialogPopup({ open, onOpenChange, title, description, children, className }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40 backdrop-blur-[1px]" />
        <Base.Popup
          className={cn(
            "-translate-x-1/2 fixed top-[10vh] left-1/2 z-50 flex max-h-[80vh] w-[min(40rem,calc(100vw-2rem))] flex-col gap-3 overflow-auto rounded-xl border border-line bg-raised p-5 shadow-float",
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="font-semibold text-base">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" />}>
              <X aria-hidden className="size-4" />
            </Base.Close>
          </div>
          {description ? <Base.Description className="text-ink-muted">{description}</Base.Description> : null}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
