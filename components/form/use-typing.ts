"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { confineTyping } from "./confine-typing";

/**
 * Hears what is typed into a text area that is the only child of its box, at the least that a key can cost: from the area
 * itself, where React would look for listeners at everything around it, twice for each of a key's seven events; and with
 * its effect on layout and painting confined.
 */
export function useTyping(area: RefObject<HTMLTextAreaElement | null>, onInput: (event: Event) => void): void {
  const hear = useEffectEvent(onInput);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const end = new AbortController();
    const listen = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      listener: (event: HTMLElementEventMap[Type]) => void,
    ) => element.addEventListener(type, listener, { signal: end.signal });

    let release: (() => void) | undefined;
    const hold = () => {
      release?.();
      release = confineTyping(element);
    };
    listen("focus", hold);
    listen("blur", () => {
      release?.();
      release = undefined;
    });
    if (document.activeElement === element) hold();
    listen("input", (event) => {
      event.stopPropagation();
      hear(event);
    });
    listen("keydown", (event) => {
      if (writesCharacter(event)) event.stopPropagation();
    });
    return () => {
      end.abort();
      release?.();
    };
  }, [area]);
}

/** Nobody around a text area waits for these keys; shortcuts have modifiers, or names like Escape. */
function writesCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
