"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useFormStores } from "./form-context";
import { GrowingText } from "./growing-text";
import { SuggestField } from "./suggest-field";
import { useTextDraft } from "./use-text-draft";
import { useTextProps } from "./use-text-props";

/** Loaded with the first field that stands for a file. */
let FileTextField: ComponentType<KindProps<StringField>> | undefined;

/** Data URLs of a size that nobody types, and what holds the place of a file in an opened link. */
const FILE_TEXT = /^data:[^,]{0,400};(?:missing,|base64,.{400})/;

/** Text of any length; with suggestions where the description has some, and as a file where it stands for one. */
export function TextField(props: KindProps<StringField>) {
  const { node, name } = props;
  const { store } = useFormStores();
  const [isFile] = useState(() => takesFile(node) || FILE_TEXT.test(store.readText(`${name}.text`).slice(0, 1_000)));
  if (node.writeOnly) return <SecretText {...props} />;
  if (isFile) return <FileOrText {...props} />;
  return node.suggestions || node.hints?.options ? <SuggestField {...props} /> : <PlainText {...props} />;
}

function takesFile({ hints, format }: StringField): boolean {
  return hints?.file !== undefined || format === "byte" || format === "base64";
}

/** A text box at once, and the field for files in its place as soon as that is there, without a key lost in between. */
function FileOrText(props: KindProps<StringField>) {
  const box = useRef<HTMLDivElement>(null);
  const [, setLoaded] = useState(FileTextField !== undefined);
  useEffect(() => {
    if (FileTextField) return;
    let isGone = false;
    import("./file-text-field").then(
      (module) => {
        FileTextField = module.FileTextField;
        if (!isGone) keepFocus(box.current, () => flushSync(() => setLoaded(true)));
      },
      // Without it the text can still be typed.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, []);
  const Shown = FileTextField ?? PlainText;
  return (
    <div ref={box} className="contents">
      <Shown {...props} />
    </div>
  );
}

/** Lets the text box that a change puts in the place of the focused one go on at the same character. */
function keepFocus(box: HTMLElement | null, change: () => void): void {
  const before = document.activeElement;
  const isTyped = before instanceof HTMLTextAreaElement && box?.contains(before);
  change();
  const after = isTyped ? box?.querySelector("textarea") : undefined;
  if (!isTyped || !after) return;
  after.focus({ preventScroll: true });
  after.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function PlainText(props: KindProps<StringField>) {
  return <GrowingText name={props.name} {...useTextProps(props)} />;
}

function SecretText(props: KindProps<StringField>) {
  return <Input type="password" autoComplete="off" {...useTextDraft(props.name)} {...useTextProps(props)} />;
}
