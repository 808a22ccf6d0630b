"use client";

import { type ComponentProps, useState } from "react";
import { TextArea } from "@/components/ui/input";
import { useFormStores } from "./form-context";
import { HeavyText } from "./heavy-text";
import { isHeavyText } from "./is-heavy-text";
import { useTextDraft } from "./use-text-draft";

export type GrowingTextProps = Omit<ComponentProps<"textarea">, "name" | "id"> & { id: string; name: string };

/** A text area over the text of a draft, which grows with it. A text that would freeze the page is shown by its beginning. */
export function GrowingText({ name, ...props }: GrowingTextProps) {
  const { store } = useFormStores();
  const [isHeavy, setIsHeavy] = useState(() => isHeavyText(store.readText(`${name}.text`)));
  return isHeavy ? (
    <HeavyText name={name} {...props} onEdit={() => setIsHeavy(false)} />
  ) : (
    <LightText name={name} {...props} onHeavy={() => setIsHeavy(true)} />
  );
}

function LightText({ name, onHeavy, ...props }: GrowingTextProps & { onHeavy: () => void }) {
  const { onChange, ...binding } = useTextDraft(name);
  // Text that is there already was asked for; only what is put in at once is turned away.
  const [startLength] = useState(binding.defaultValue.length);
  return (
    <TextArea
      {...binding}
      {...props}
      className={`block resize-none ${props.className ?? ""}`}
      onChange={(event) => {
        void onChange(event);
        if (event.target.value.length > startLength * 2 && isHeavyText(event.target.value)) onHeavy();
      }}
    />
  );
}
