"use client";

import { type ComponentType, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useDraftText, useFormStores } from "./form-context";
import type { SuggestingInputProps } from "./suggesting-input";
import { useTextProps } from "./use-text-props";

const loadSuggesting = () => import("./suggesting-input");

/** Text with suggestions, from the description or from another operation's answer, which is asked for at first focus. */
export function SuggestField(props: KindProps<StringField>) {
  const { node, name } = props;
  const { store, problems } = useFormStores();
  const text = useDraftText(`${name}.text`);
  const [caret, setCaret] = useState<SuggestingInputProps["caret"]>(null);
  const [Suggesting, setSuggesting] = useState<ComponentType<SuggestingInputProps> | null>(null);
  const byPointer = useRef(false);
  const textProps = useTextProps(props);

  const change = (next: string) => {
    store.write(`${name}.text`, next);
    store.typed(name);
  };
  const takeOver = async (input: HTMLInputElement, isClicked: boolean) => {
    const { SuggestingInput } = await loadSuggesting();
    const isThere = document.activeElement === input;
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    // At once: a key in between would go to the old box, and the caret of the new one stand before it.
    flushSync(() => {
      setCaret(isThere ? { start, end, open: isClicked || input.value !== text } : null);
      setSuggesting(() => SuggestingInput);
    });
  };

  if (!Suggesting) {
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
        onPointerEnter={() => void loadSuggesting()}
        // A click ends after the focus came; the box must not be replaced in between.
        onFocus={(event) => byPointer.current || void takeOver(event.currentTarget, false)}
        onClick={(event) => void takeOver(event.currentTarget, true)}
        onBlur={() => {
          byPointer.current = false;
          problems.leave(name);
        }}
      />
    );
  }
  return (
    <Suggesting
      node={node}
      id={textProps.id}
      placeholder={textProps.placeholder}
      labelledBy={props.labelId}
      describedBy={props.describedBy}
      invalid={props.invalid}
      value={text}
      onValueChange={change}
      caret={caret}
      onBlur={() => problems.leave(name)}
    />
  );
}
