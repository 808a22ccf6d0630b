import { FOCUSABLE } from "./view-store";

/** What a new row is for is mostly a text; the choices before it have a value already. */
const TEXT = "textarea, input:not([type=hidden]):not([type=radio])";

/** After the next paint, focuses the element with this id or the first control in it, texts before choices. */
export function focusWithin(id: string): void {
  focusFirst([id]);
}

/** Like `focusWithin`, for the first of these ids that is there. */
export function focusFirst(ids: readonly string[]): void {
  requestAnimationFrame(() => {
    const element = ids.map((id) => document.getElementById(id)).find((found) => found !== null);
    const target = element?.matches(FOCUSABLE)
      ? element
      : (element?.querySelector<HTMLElement>(TEXT) ?? element?.querySelector<HTMLElement>(FOCUSABLE));
    target?.focus();
  });
}
