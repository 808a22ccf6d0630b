"use client";

import { type ComponentProps, lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { MenuEntry } from "./menu-popup";

const loadPopup = () => import("./menu-popup");
const MenuPopup = lazy(() => loadPopup().then((module) => ({ default: module.MenuPopup })));

export interface MenuButtonProps extends Omit<ComponentProps<"button">, "onSelect" | "children"> {
  /** Accessible name of the button and of the menu. What it is about goes into `aria-describedby`. */
  label: string;
  /** Called when the menu opens, so that entries are made only when they are wanted. */
  entries: () => readonly MenuEntry[];
  children: ReactNode;
}

/** A button that opens a menu. The menu's code is loaded when the button is first pointed at or focused. */
export function MenuButton({ label, entries, children, ...props }: MenuButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<readonly MenuEntry[] | null>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={anchor}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onPointerEnter={() => void loadPopup()}
        onFocus={() => void loadPopup()}
        onClick={(event) => {
          setByKeyboard(event.detail === 0);
          setOpen(open ? null : entries());
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            setByKeyboard(true);
            setOpen(entries());
          }
        }}
        {...props}
      >
        {children}
      </button>
      {open ? (
        <Suspense>
          <MenuPopup
            label={label}
            anchor={anchor}
            entries={open}
            byKeyboard={byKeyboard}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
