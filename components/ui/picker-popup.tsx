"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useLayoutEffect, useRef, useState } from "react";
import { Icon } from "./icon/icon";
import { matchesWords } from "./matches-words";
import { type PickerProps, pickerClass } from "./picker";

type Choice = PickerProps["choices"][number];

/** The working part of `Picker`: its button with the list that opens under it. */
export function PickerPopup({
  choices,
  value,
  onChange,
  opensAtOnce,
  ...props
}: PickerProps & { opensAtOnce: boolean }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(opensAtOnce);
  useLayoutEffect(() => trigger.current?.focus({ preventScroll: true }), []);
  const chosen = choices.find((choice) => choice.value === value) ?? null;
  return (
    <Combobox.Root<Choice>
      items={choices}
      value={chosen}
      onValueChange={(choice) => choice && onChange(choice.value)}
      itemToStringLabel={(choice) => choice.label}
      filter={(choice, query) => matchesWords(choice.label, query)}
      open={open}
      onOpenChange={setOpen}
    >
      <Combobox.Trigger
        ref={trigger}
        id={props.id}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        className={pickerClass}
      >
        <span className="truncate">{chosen?.label ?? props.placeholder}</span>
        <Icon name="chevron-down" className="icon-3.5 shrink-0 text-ink-faint" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner className="z-50 outline-none" align="start" sideOffset={4}>
          <Combobox.Popup
            aria-label={props.label ?? "Choices"}
            className="w-72 max-w-(--available-width) overflow-hidden rounded-lg border border-line bg-raised shadow-float"
          >
            <Combobox.Input
              placeholder={`Search ${choices.length}`}
              aria-label="Search"
              className="h-8 w-full border-line border-b bg-transparent px-2.5 text-[0.8125rem] outline-none placeholder:text-ink-faint"
            />
            <Combobox.Empty>
              <div className="px-2.5 py-1.5 text-ink-muted text-xs">Nothing matches.</div>
            </Combobox.Empty>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto p-1 outline-none data-empty:p-0">
              {(choice: Choice) => (
                <Combobox.Item
                  key={choice.value}
                  value={choice}
                  className="flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] outline-none data-highlighted:bg-hover"
                >
                  <span className="flex w-3.5 justify-center">
                    <Combobox.ItemIndicator>
                      <Icon name="check" className="icon-3.5 text-accent-text" />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className="min-w-0 truncate">{choice.label}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
