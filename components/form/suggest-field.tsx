"use client";

import { useQuery } from "@tanstack/react-query";
import { type FocusEvent, lazy, Suspense, useRef, useState } from "react";
import type { AutocompleteInputProps } from "@/components/ui/autocomplete-input";
import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useFormStores, useOptionsSource } from "./form-context";
import { useTextProps } from "./use-text-props";

const loadAutocomplete = () => import("@/components/ui/autocomplete-input");
const AutocompleteInput = lazy(() => loadAutocomplete().then((module) => ({ default: module.AutocompleteInput })));

/** Text with suggestions, from the description or from another operation's answer, which is asked for at first focus. */
export function SuggestField(props: KindProps<StringField>) {
  const { node, name } = props;
  const { store, problems } = useFormStores();
  const [text, setText] = useState(() => store.readText(`${name}.text`));
  const [caret, setCaret] = useState<AutocompleteInputProps["caret"]>(null);
  const [isUsed, setIsUsed] = useState(false);
  const byPointer = useRef(false);
  const { suggestions, status } = useSuggestions(node, isUsed);
  const textProps = useTextProps(props);

  const change = (next: string) => {
    setText(next);
    store.write(`${name}.text`, next);
    store.typed(name);
  };
  const use = async (event: FocusEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    await loadAutocomplete();
    const isThere = document.activeElement === input;
    setCaret(
      isThere
        ? {
            start: input.selectionStart ?? 0,
            end: input.selectionEnd ?? 0,
            open: byPointer.current || input.value !== text,
          }
        : null,
    );
    setIsUsed(true);
  };

  const plain = (
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
      onFocus={use}
      onBlur={() => problems.touch(name)}
    />
  );
  return isUsed ? (
    <Suspense fallback={plain}>
      <AutocompleteInput
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
    </Suspense>
  ) : (
    plain
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
