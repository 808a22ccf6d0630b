import { FOCUSABLE } from "./view-store";

/** What a new row is for is mostly a text; the choices before it have a value already. */
const TEXT = "textarea, input:not([type=hidden]):not([type=radio])";

/** Focuses the element with this id or the first control in it, texts before choices, once it is drawn. */
export function focusWithin(id: string): void {
  focusFirst([id]);
}

/**
 * Like `focusWithin`, for the first of these ids that is there. React has drawn the outcome of a click by the next
 * microtask; the second look a frame later is for what came with a delay and for menus, which put the focus back on their
 * button when they close.
 */
export function focusFirst(ids: readonly string[]): void {
  const origin = document.activeElement;
  const focus = () => {
    const element = ids.map((id) => document.getElementById(id)).find((found) => found !== null);
    const target = element?.matches(FOCUSABLE)
      ? element
      : (element?.querySelector<HTMLElement>(TEXT) ?? element?.querySelector<HTMLElement>(FOCUSABLE));
    target?.focus();
  };
  queueMicrotask(focus);
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active === document.body || active === origin || active?.matches("[aria-haspopup=menu]")) focus();
  });
}
