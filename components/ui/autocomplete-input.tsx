"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";
import { cn } from "./cn";
import { controlClass } from "./input";
import { matchesWords } from "./matches-words";

export interface Suggestion {
  value: string;
  /** Said above the value; the list can be searched by both. */
  label?: string;
}

export interface AutocompleteInputProps
  extends Pick<ComponentProps<"input">, "id" | "placeholder" | "onBlur" | "className"> {
  value: string;
  onValueChange: (value: string) => void;
  suggestions: readonly Suggestion[];
  /** Said in the list, for example while it is loading. */
  status?: string;
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
  /** Set when this input takes the place of one that the user is in: where its caret was. */
  caret?: { start: number; end: number; open: boolean } | null;
}

const MAX_SHOWN = 200;

/** A text box with suggestions. Any other text may be typed too. */
export function AutocompleteInput(props: AutocompleteInputProps) {
  const { value, onValueChange, suggestions, status, caret } = props;
  const input = useRef<HTMLInputElement>(null);
  // Inside of the page's landmark, where screen readers look for content.
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(caret?.open ?? false);
  // Until something is typed the whole list is offered, although the box holds a value already.
  const [isFiltering, setIsFiltering] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    if (!next) setIsFiltering(false);
  };
  useLayoutEffect(() => setLandmark(input.current?.closest("main") ?? document.body), []);
  useLayoutEffect(() => {
    if (caret && input.current) {
      input.current.focus({ preventScroll: true });
      input.current.setSelectionRange(caret.start, caret.end);
    }
  }, [caret]);

  return (
    <Autocomplete.Root<Suggestion>
      items={suggestions}
      value={value}
      open={open}
      onOpenChange={show}
      onValueChange={(next, details) => {
        setIsFiltering(details.reason === "input-change");
        onValueChange(next);
      }}
      itemToStringValue={(item) => item.value}
      filter={(item, query) => !isFiltering || matchesWords(`${item.label ?? ""} ${item.value}`, query)}
      limit={MAX_SHOWN}
      openOnInputClick
    >
      <Autocomplete.Input
        ref={input}
        id={props.id}
        placeholder={props.placeholder}
        onBlur={(event) => {
          show(false);
          props.onBlur?.(event);
        }}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        className={cn(controlClass, "base:h-8 base:px-2.5 base:text-[0.8125rem]", props.className)}
      />
      {/*
       * Not the library's popup: it hides the rest of the page from screen readers while the list is open, which is
       * whenever something is typed. What it did besides is done by the handlers here.
       */}
      {open ? (
        <Autocomplete.Portal container={landmark}>
          <Autocomplete.Positioner
            className="z-50 outline-none"
            sideOffset={4}
            align="start"
            // The focus stays in the text box.
            onMouseDown={(event) => event.preventDefault()}
          >
            <div className="w-(--anchor-width) min-w-64 max-w-(--available-width) overflow-hidden rounded-lg border border-line bg-raised shadow-float">
              <Autocomplete.Status className="empty:hidden px-2.5 py-1.5 text-ink-muted text-xs">
                {status}
              </Autocomplete.Status>
              <Autocomplete.Empty>
                {status ? null : (
                  <div className="px-2.5 py-1.5 text-ink-muted text-xs">
                    No suggestion matches; the text is sent as typed.
                  </div>
                )}
              </Autocomplete.Empty>
              <Autocomplete.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
                {(item: Suggestion) => (
                  <Autocomplete.Item
                    key={item.value}
                    value={item}
                    onClick={() => {
                      onValueChange(item.value);
                      show(false);
                    }}
                    className="flex cursor-default select-none flex-col rounded-md px-2 py-1 outline-none data-highlighted:bg-hover"
                  >
                    {item.label && item.label !== item.value ? (
                      <span className="truncate text-[0.8125rem]">{item.label}</span>
                    ) : null}
                    <span
                      className={cn(
                        "truncate font-mono",
                        item.label && item.label !== item.value ? "text-2xs text-ink-faint" : "text-xs",
                      )}
                    >
                      {item.value}
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      ) : null}
    </Autocomplete.Root>
  );
}
