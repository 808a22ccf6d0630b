import { completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, linter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { readPageNonce } from "@/lib/browser/page-nonce";
import type { FieldNode } from "@/lib/fields/field";
import { inspectJson } from "@/lib/fields/inspect-json";
import { drawWholeDocument } from "./draw-whole-document";
import { adoptSelection, insertLongText } from "./editor-input";
import { elideFiles } from "./elide-files";
import { jsonAssist } from "./json-assist";

const LINT_DELAY_MS = 200;

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--info)" },
  { tag: tags.string, color: "var(--ok)" },
  { tag: tags.number, color: "var(--violet)" },
  { tag: [tags.bool, tags.null], color: "var(--warn)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--ink-faint)" },
]);

const appearance = EditorView.theme({
  "&": { fontSize: "0.8125rem", color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace", lineHeight: "1.375rem" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)", minHeight: "12rem" },
  ".cm-line": { padding: "0 0.75rem 0 0.25rem" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--ink-faint)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2rem", padding: "0 0.25rem 0 0.5rem", fontSize: "0.6875rem" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 0.125rem", cursor: "pointer" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--hover) 55%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--accent-text)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "0.5rem",
    overflow: "hidden",
  },
  ".cm-field-help": { maxWidth: "24rem", padding: "0.375rem 0.625rem", fontSize: "0.75rem", whiteSpace: "normal" },
  ".cm-field-help strong": { fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace", fontWeight: "600" },
  ".cm-field-help p": { margin: "0.25rem 0 0", color: "var(--ink-muted)" },
  ".cm-field-help code": { fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace", fontSize: "0.6875rem" },
  ".cm-field-required": { color: "var(--warn)" },
  ".cm-field-facts": { color: "var(--ink-muted)" },
  // The explanation of a completion stands beside the list, outside of its box.
  ".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible" },
  ".cm-tooltip.cm-completionInfo": { padding: "0", margin: "0 0.25rem" },
  ".cm-tooltip-autocomplete.cm-tooltip > ul": {
    fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
    fontSize: "0.75rem",
    padding: "0.25rem",
  },
  ".cm-tooltip-autocomplete.cm-tooltip > ul > li": { padding: "0.1875rem 0.5rem", borderRadius: "0.25rem" },
  ".cm-tooltip-autocomplete.cm-tooltip > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--accent-text)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--ink-faint)", fontSize: "0.6875rem" },
  ".cm-diagnostic": { padding: "0.25rem 0.625rem", fontSize: "0.75rem" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--hover)",
    border: "none",
    color: "var(--ink-muted)",
    padding: "0 0.375rem",
  },
});

/** Text longer than this is not compared with the description while it is typed. */
const MAX_CHECKED_CHARACTERS = 300_000;

/**
 * What the editor marks: where the text is no JSON (errors), what would be changed without a word, and what the
 * description does not expect (warnings).
 */
function remarks(root: FieldNode): Extension {
  return linter(
    async (view): Promise<Diagnostic[]> => {
      const text = view.state.doc.toString();
      const { fault, losses } = inspectJson(text);
      if (fault) return [{ ...fault, severity: "error" }];
      const warnings = losses.map((loss): Diagnostic => ({ ...loss, severity: "warning" }));
      if (text.trim() === "" || text.length > MAX_CHECKED_CHARACTERS) return warnings;
      const { checkJsonText } = await import("@/lib/fields/check-json-text");
      const problems = checkJsonText(root, text);
      return [...warnings, ...problems.map((problem): Diagnostic => ({ ...problem, severity: "warning" }))].sort(
        (a, b) => a.from - b.from,
      );
    },
    { delay: LINT_DELAY_MS },
  );
}

/** The parts of the JSON editor. Tab leaves it, so that the keyboard does not get caught. */
export function jsonEditorSetup(label: string, root: FieldNode, onChange: () => void): Extension {
  return [
    EditorView.cspNonce.of(readPageNonce()),
    drawWholeDocument,
    elideFiles,
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap]),
    json(),
    syntaxHighlighting(highlighting),
    adoptSelection,
    insertLongText,
    remarks(root),
    jsonAssist(root),
    appearance,
    EditorView.contentAttributes.of({
      "aria-label": label,
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "off",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange();
    }),
  ];
}
