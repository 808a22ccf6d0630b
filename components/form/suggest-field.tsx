"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentType, useRef, useState } from "react";
import type { AutocompleteInputProps } from "@/components/ui/autocomplete-input";
import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useDraftText, useFormStores, useOptionsSource } from "./form-context";
import { useTextProps } from "./use-text-props";

const loadAutocomplete = () => import("@/components/ui/autocomplete-input");

/** Text with suggestions, from the description or from another operation's answer, which is asked for at first focus. */
export function SuggestField(props: KindProps<StringField>) {
  const { node, name } = props;
  const { store, problems } = useFormStores();
  const text = useDraftText(`${name}.text`);
  const [caret, setCaret] = useState<AutocompleteInputProps["caret"]>(null);
  const [Autocomplete, setAutocomplete] = useState<ComponentType<AutocompleteInputProps> | null>(null);
  const byPointer = useRef(false);
  const { suggestions, status } = useSuggestions(node, Autocomplete !== null);
  const textProps = useTextProps(props);

  const change = (next: string) => {
    store.write(`${name}.text`, next);
    store.typed(name);
  };
  const takeOver = async (input: HTMLInputElement, isClicked: boolean) => {
    const { AutocompleteInput } = await loadAutocomplete();
    const isThere = document.activeElement === input;
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    setCaret(isThere ? { start, end, open: isClicked || input.value !== text } : null);
    setAutocomplete(() => AutocompleteInput);
  };

  if (!Autocomplete) {
    return (
      <Input
        {...textProps}
        role="combobox"
        aria-expanded={false}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onPointerEnter={() => void loadAutocomplete()}
        // A click ends after the focus came; the box must not be replaced in between.
        onFocus={(event) => byPointer.current || void takeOver(event.currentTarget, false)}
        onClick={(event) => void takeOver(event.currentTarget, true)}
        onBlur={() => {
          byPointer.current = false;
          problems.touch(name);
        }}
      />
    );
  }
  return (
    <Autocomplete
      id={textProps.id}
      placeholder={textProps.placeholder}
      labelledBy={props.labelId}
      describedBy={props.describedBy}
      invalid={props.invalid}
      value={text}
      onValueChange={change}
      suggestions={suggestions}
      status={status}
      caret={caret}
      onBlur={() => problems.touch(name)}
    />
  );
}

function useSuggestions(node: StringField, isWanted: boolean) {
  const source = useOptionsSource();
  const options = node.hints?.options;
  const query = useQuery({
    queryKey: ["field-options", options?.operation, options?.items, options?.value],
    queryFn: () => (source && options ? source(options) : []),
    enabled: isWanted && source !== null && options !== undefined,
  });
  const listed = (node.suggestions ?? []).map((value) => ({ value }));
  return {
    suggestions: [...listed, ...(query.data ?? [])],
    status: query.isLoading ? "Loading suggestions…" : query.isError ? "Suggestions could not be loaded." : undefined,
  };
}
