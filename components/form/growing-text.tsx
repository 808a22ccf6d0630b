"use client";

import { type ComponentProps, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { TextArea } from "@/components/ui/input";
import { useFormStores } from "./form-context";
import { HeavyText } from "./heavy-text";
import { isHeavyText } from "./is-heavy-text";
import { useTextDraft } from "./use-text-draft";
import { useTyping } from "./use-typing";

export type GrowingTextProps = Omit<ComponentProps<"textarea">, "name" | "id" | "onChange"> & {
  id: string;
  name: string;
};

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
  const { ref: register, onChange, ...binding } = useTextDraft(name);
  const area = useRef<HTMLTextAreaElement>(null);
  // Text that is there already was asked for; only what is put in at once is turned away.
  const [startLength] = useState(binding.defaultValue.length);
  useTyping(area, (event) => {
    void onChange(event);
    const text = area.current?.value ?? "";
    if (text.length > startLength * 2 && isHeavyText(text)) onHeavy();
  });
  return (
    <div>
      <TextArea
        {...binding}
        {...props}
        ref={(element) => {
          register(element);
          area.current = element;
        }}
        className={cn("block resize-none", props.className)}
      />
    </div>
  );
}
