"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import type { DialogProps } from "./dialog";
import { Icon } from "./icon/icon";

/** What `Dialog` shows once it is loaded. A dialog that asks for text begins there. */
export function DialogPopup({ open, onOpenChange, title, description, children, className }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const firstTextField = () =>
    popup.current?.querySelector<HTMLElement>("input[type=search], input[type=text], textarea");
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40 backdrop-blur-[1px]" />
        <Base.Popup
          ref={popup}
          // A finger would bring up the keyboard of the screen before it is wanted.
          initialFocus={(type) => (type === "touch" ? null : (firstTextField() ?? null))}
          className={cn(
            "base:-translate-x-1/2 base:fixed base:top-[10vh] base:left-1/2 base:z-50 base:flex base:max-h-[80vh] base:w-[min(40rem,calc(100vw-2rem))] base:flex-col base:gap-3 base:overflow-auto base:rounded-xl base:border base:border-line base:bg-raised base:p-5 base:shadow-float",
            className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="font-semibold text-base">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" />}>
              <Icon name="x" className="icon-4" />
            </Base.Close>
          </div>
          {description ? <Base.Description className="text-ink-muted">{description}</Base.Description> : null}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
