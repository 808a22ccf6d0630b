import { FOCUSABLE } from "./view-store";

/** After the next paint, focuses the element with this id or the first control in it. */
export function focusWithin(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    const target = element?.matches(FOCUSABLE) ? element : element?.querySelector<HTMLElement>(FOCUSABLE);
    target?.focus();
  });
}
