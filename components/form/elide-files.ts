import { type Extension, RangeSetBuilder, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { findLongRuns } from "@/components/ui/find-long-runs";
import { renderSize } from "./render-size";

/** Shorter runs are read without trouble. */
const MIN_RUN_LENGTH = 2_000;
const SHOWN_AT_START = 24;

/**
 * Shows the middle of long base64 as its size. The text of the document stays whole; only a line of megabytes is never laid
 * out, which would stop the page for seconds at each key.
 */
export const elideFiles: Extension = [
  StateField.define<DecorationSet>({
    create: (state) => findRuns(state.doc),
    update: (runs, { changes, docChanged, state }) => {
      if (!docChanged) return runs;
      // Typing elsewhere moves the runs; only text of a file's length put in or taken out is searched for them.
      let isLarge = false;
      let isInside = false;
      changes.iterChanges((from, to, _start, _end, inserted) => {
        if (inserted.length >= MIN_RUN_LENGTH || to - from >= MIN_RUN_LENGTH) isLarge = true;
        runs.between(from, to, (start, end) => {
          if (from < end && to > start) isInside = true;
        });
      });
      return isLarge || isInside ? findRuns(state.doc) : runs.map(changes);
    },
    provide: (field) => [
      EditorView.decorations.from(field),
      EditorView.atomicRanges.of((view) => view.state.field(field)),
    ],
  }),
  EditorView.baseTheme({
    ".cm-elided": {
      borderRadius: "0.25rem",
      padding: "0 0.25rem",
      backgroundColor: "var(--hover)",
      color: "var(--ink-muted)",
      fontSize: "0.6875rem",
    },
  }),
];

function findRuns(doc: Text): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (doc.length < MIN_RUN_LENGTH) return builder.finish();
  for (let number = 1; number <= doc.lines; number++) {
    const line = doc.line(number);
    if (line.length < MIN_RUN_LENGTH) continue;
    for (const run of findLongRuns(line.text, MIN_RUN_LENGTH)) {
      const from = line.from + run.from + SHOWN_AT_START;
      const to = line.from + run.to;
      builder.add(from, to, Decoration.replace({ widget: new ElidedText(to - from) }));
    }
  }
  return builder.finish();
}

class ElidedText extends WidgetType {
  readonly #length: number;

  constructor(length: number) {
    super();
    this.#length = length;
  }

  override eq(other: ElidedText): boolean {
    return other.#length === this.#length;
  }

  toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "cm-elided";
    element.textContent = `… ${renderSize(this.#length)} …`;
    return element;
  }
}
