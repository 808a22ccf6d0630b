"use client";

import { Input } from "@/components/ui/input";
import type { StringField } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { GrowingText } from "./growing-text";
import { SuggestField } from "./suggest-field";
import { useTextDraft } from "./use-text-draft";
import { useTextProps } from "./use-text-props";

/** Text of any length; with suggestions where the description has some. */
export function TextField(props: KindProps<StringField>) {
  const { node } = props;
  if (node.writeOnly) return <SecretText {...props} />;
  return node.suggestions || node.hints?.options ? <SuggestField {...props} /> : <PlainText {...props} />;
}

function PlainText(props: KindProps<StringField>) {
  return <GrowingText name={props.name} {...useTextProps(props)} />;
}

function SecretText(props: KindProps<StringField>) {
  return <Input type="password" autoComplete="off" {...useTextDraft(props.name)} {...useTextProps(props)} />;
}
