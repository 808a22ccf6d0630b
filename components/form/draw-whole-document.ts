import { ViewPlugin } from "@codemirror/view";

/** Characters up to which the whole text is in the page; about 2,000 lines of JSON. */
const wholeLimit = 60_000;

/**
 * Puts the whole text of a request of ordinary size into the page, where the browser's own search, translation and
 * screen readers reach it. By itself the editor draws only what is near the window, as it still does with longer texts.
 */
export const drawWholeDocument = ViewPlugin.define((view) => {
  const decide = () => {
    // The switch that the editor uses itself while the page is printed; without it nothing but this nicety is lost.
    const state: unknown = Reflect.get(view, "viewState");
    if (typeof state === "object" && state !== null && "printing" in state) {
      state.printing = view.state.doc.length <= wholeLimit;
    }
  };
  decide();
  view.requestMeasure();
  return { update: decide };
});
