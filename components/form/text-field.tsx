"use client";

import { lazy, Suspense, useState } from "react";
import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useFormStores } from "./form-context";
import { GrowingText } from "./growing-text";
import { SuggestField } from "./suggest-field";
import { useTextDraft } from "./use-text-draft";
import { useTextProps } from "./use-text-props";

const FileTextField = lazy(() => import("./file-text-field").then((module) => ({ default: module.FileTextField })));

/** Data URLs of a size that nobody types, and what holds the place of a file in an opened link. */
const FILE_TEXT = /^data:[^,]{0,400};(?:missing,|base64,.{400})/;

/** Text of any length; with suggestions where the description has some, and as a file where it stands for one. */
export function TextField(props: KindProps<StringField>) {
  const { node, name } = props;
  const { store } = useFormStores();
  const [isFile] = useState(() => takesFile(node) || FILE_TEXT.test(store.readText(`${name}.text`).slice(0, 1_000)));
  if (node.writeOnly) return <SecretText {...props} />;
  if (isFile) {
    return (
      <Suspense fallback={<PlainText {...props} />}>
        <FileTextField {...props} />
      </Suspense>
    );
  }
  return node.suggestions || node.hints?.options ? <SuggestField {...props} /> : <PlainText {...props} />;
}

function takesFile({ hints, format }: StringField): boolean {
  return hints?.file !== undefined || format === "byte" || format === "base64";
}

function PlainText(props: KindProps<StringField>) {
  return <GrowingText name={props.name} {...useTextProps(props)} />;
}

function SecretText(props: KindProps<StringField>) {
  return <Input type="password" autoComplete="off" {...useTextDraft(props.name)} {...useTextProps(props)} />;
}
