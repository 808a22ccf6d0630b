export type RequestView = "form" | "json";

/** Frames for which a field that was brought into view is kept there. */
const MAX_SETTLE_FRAMES = 6;

type Listener = () => void;

/** Frames to wait for hidden rows to open and nested ones after them. */
const MAX_REVEAL_FRAMES = 20;

/** What of the request is on the screen: which view, and which field was asked to be shown. */
export class ViewStore {
  #view: RequestView = "form";
  #target: string | null = null;
  readonly #listeners = new Set<Listener>();

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): RequestView => this.#view;

  readonly getTarget = (): string | null => this.#target;

  setView(view: RequestView): void {
    if (view !== this.#view) {
      this.#view = view;
      this.#notify();
    }
  }

  /** Rows around the field open themselves while it is the target; then it gets the focus. */
  reveal(name: string): void {
    this.#view = "form";
    this.#target = name;
    this.#notify();
    let frames = 0;
    const focusWhenThere = () => {
      const control = findControl(name);
      if (control) {
        control.focus({ preventScroll: true });
        keepInView(control);
      }
      frames += 1;
      if (!control && frames < MAX_REVEAL_FRAMES && this.#target === name) {
        requestAnimationFrame(focusWhenThere);
      } else if (this.#target === name) {
        this.#target = null;
        this.#notify();
      }
    };
    requestAnimationFrame(focusWhenThere);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Rows around it get their real heights only once they are drawn, which may move it away again. */
function keepInView(control: HTMLElement, frames = MAX_SETTLE_FRAMES): void {
  control.scrollIntoView({ block: "center" });
  if (frames > 0 && document.activeElement === control) requestAnimationFrame(() => keepInView(control, frames - 1));
}

/** Id of the control of a field, by the name of its draft. */
export function controlId(name: string): string {
  return `field-${name}`;
}

/** The control of a field, or the first one inside it. */
function findControl(name: string): HTMLElement | null {
  const element = document.getElementById(controlId(name));
  if (!element) return null;
  return element.matches(FOCUSABLE) ? element : (element.querySelector<HTMLElement>(FOCUSABLE) ?? null);
}

export const FOCUSABLE =
  "input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled)";
