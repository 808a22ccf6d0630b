import { EditorView } from "@codemirror/view";

/** Shorter insertions are left to the browser, which also handles composition and undo steps. */
const MIN_LENGTH = 200;

/**
 * Puts long text in through the editor's own state. Left to the browser, 60 kB of inserted text (by an input method, dictation
 * or automation) took 17 s, because it first becomes one element per line that the editor then reads back.
 */
export const insertLongText = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data } = event;
    if (event.inputType !== "insertText" || data === null || data.length < MIN_LENGTH || event.isComposing) {
      return false;
    }
    event.preventDefault();
    const { from, to } = targetOf(event, view);
    view.dispatch({
      changes: { from, to, insert: view.state.toText(data) },
      selection: { anchor: from + view.state.toText(data).length },
      scrollIntoView: true,
      userEvent: "input",
    });
    return true;
  },
});

/** What the browser was about to replace; the editor's own selection can be a moment older. */
function targetOf(event: InputEvent, view: EditorView): { from: number; to: number } {
  const [range] = event.getTargetRanges();
  if (!range || !view.contentDOM.contains(range.startContainer) || !view.contentDOM.contains(range.endContainer)) {
    return view.state.selection.main;
  }
  const start = view.posAtDOM(range.startContainer, range.startOffset);
  const end = view.posAtDOM(range.endContainer, range.endOffset);
  return { from: Math.min(start, end), to: Math.max(start, end) };
}

/**
 * Takes over a selection that a script or an assistive tool makes in the same step as it puts the focus here. The editor reads
 * selections a moment later, and on a busy page it would by then have put its own back.
 */
export const adoptSelection = EditorView.domEventHandlers({
  focus(_, view) {
    queueMicrotask(() => {
      const selection = view.root instanceof Document ? view.root.getSelection() : null;
      const { anchorNode, focusNode } = selection ?? {};
      if (!selection || selection.isCollapsed || !anchorNode || !focusNode) return;
      if (!view.contentDOM.contains(anchorNode) || !view.contentDOM.contains(focusNode)) return;
      const anchor = view.posAtDOM(anchorNode, selection.anchorOffset);
      const head = view.posAtDOM(focusNode, selection.focusOffset);
      view.dispatch({ selection: { anchor, head } });
    });
    return false;
  },
});
