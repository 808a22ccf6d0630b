"use client";

import { Menu } from "@base-ui/react/menu";
import { type RefObject, useEffect, useRef } from "react";
import { cn } from "./cn";
import { Icon } from "./icon/icon";

export interface MenuEntry {
  key: string;
  label: string;
  /** Said beside the label, smaller. */
  hint?: string;
  /** Set for entries of which one holds: whether it is this one. They come first. */
  checked?: boolean;
  tone?: "danger";
  /** Entries of one section stand together, apart from the others. */
  section?: string;
  onSelect: () => void;
}

export interface MenuPopupProps {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  entries: readonly MenuEntry[];
  /** The button was pressed by key: the first entry gets the focus. */
  byKeyboard: boolean;
  onClose: () => void;
}

/** An open menu beside its button. Escape and choosing close it, and the focus goes back to the button. */
export function MenuPopup({ label, anchor, entries, byKeyboard, onClose }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!byKeyboard) return;
    const frame = requestAnimationFrame(() => popup.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus());
    return () => cancelAnimationFrame(frame);
  }, [byKeyboard]);
  const states = entries.filter((entry) => entry.checked !== undefined);
  const actions = entries.filter((entry) => entry.checked === undefined);
  const choose = (key: string | null) => states.find((entry) => entry.key === key)?.onSelect();
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {/* Inside of the page's landmark, where screen readers look for content. */}
      <Menu.Portal container={anchor.current?.closest("main")}>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={4} className="z-50 outline-none">
          <Menu.Popup
            ref={popup}
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float outline-none"
          >
            <Menu.RadioGroup value={states.find((entry) => entry.checked)?.key ?? null} onValueChange={choose}>
              {states.map((entry) => (
                <Menu.RadioItem
                  key={entry.key}
                  value={entry.key}
                  label={entry.label}
                  closeOnClick
                  className={itemClass}
                >
                  <span className="flex w-3.5 justify-center">
                    {entry.checked ? <Icon name="check" className="icon-3.5 text-accent-text" /> : null}
                  </span>
                  <EntryText entry={entry} />
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            {states.length > 0 && actions.length > 0 ? <Menu.Separator className="mx-1 my-1 h-px bg-line" /> : null}
            {groupBySection(actions).map(({ section, entries: members }, place) => (
              <Menu.Group key={section ?? ""} aria-label={section}>
                {place > 0 ? <Menu.Separator className="mx-1 my-1 h-px bg-line" /> : null}
                {members.map((entry) => (
                  <Menu.Item
                    key={entry.key}
                    label={entry.label}
                    onClick={entry.onSelect}
                    className={cn(itemClass, states.length > 0 && "pl-7.5", entry.tone === "danger" && "text-danger")}
                  >
                    <EntryText entry={entry} />
                  </Menu.Item>
                ))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const itemClass =
  "flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] text-ink outline-none data-highlighted:bg-hover";

/** Sections in the order of their first entries. */
function groupBySection(entries: MenuEntry[]): { section: string | undefined; entries: MenuEntry[] }[] {
  return [...new Set(entries.map((entry) => entry.section))].map((section) => ({
    section,
    entries: entries.filter((entry) => entry.section === section),
  }));
}

function EntryText({ entry }: { entry: MenuEntry }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint ? <span className="max-w-40 truncate text-2xs text-ink-faint">{entry.hint}</span> : null}
    </>
  );
}
