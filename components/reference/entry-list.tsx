import type { EnumField, StringField } from "@/lib/fields/field";
import { type Fact, labelledValue } from "./field-facts";
import { FieldNotes } from "./field-notes";
import { contentOf, countWords, type Detail, type Entry } from "./outline";
import { linkToDetails, type PageView, placeWords } from "./page-view";
import { TypeLabel } from "./type-label";
import { valueWords } from "./type-words";

/** Entries one below the other. A page repeats them by the hundred, so they carry as few attributes as can be. */
function EntryList({ entries, view }: { entries: readonly Entry[]; view: PageView }) {
  return entries.map((entry, place) => <EntryItem key={String(place)} entry={entry} view={view} />);
}

/** One property, variant or list position, with its anchor. `extra` are further notes on it. */
export function EntryItem({ entry, view, extra }: { entry: Entry; view: PageView; extra?: EntryExtra }) {
  const { id, role, name, node, required } = entry;
  const isWireName = role === "property" || role === "root";
  return (
    <li id={id}>
      <div>
        <a href={`#${id}`} {...(isWireName ? {} : { className: "ref-word" })}>
          {node.deprecated ? <s>{name}</s> : name}
        </a>
        <TypeLabel entry={entry} />
        {required ? <b>required</b> : null}
        {node.deprecated ? <b className="text-warn">deprecated</b> : null}
        {node.readOnly ? <b className="text-violet">only in answers</b> : null}
        {node.writeOnly ? <b className="text-violet">only in requests</b> : null}
      </div>
      <FieldNotes entry={entry} extra={extra} />
      <EntryDetail entry={entry} view={view} />
    </li>
  );
}

/** What is said about an entry beside its schema. */
export interface EntryExtra {
  description?: string | undefined;
  facts?: Fact[];
}

function EntryDetail({ entry, view }: { entry: Entry; view: PageView }) {
  const { detail } = entry;
  if (!detail) return null;
  if (detail.kind === "elsewhere") return <DetailContent detail={detail} view={view} />;
  const content = contentOf(entry.node);
  const words = content ? countWords(content) : "";
  if (!view.shown.has(entry.id)) {
    return (
      <p className="ref-see">
        <a href={linkToDetails(view, entry)}>Show {words} on a page of its own</a>
      </p>
    );
  }
  // A browser opens what an anchor is folded up in before React looks at it.
  return (
    <details {...(entry.open ? { open: true } : {})} suppressHydrationWarning>
      <summary>
        <i>Show </i>
        {words}
      </summary>
      <DetailContent detail={detail} view={view} />
    </details>
  );
}

/** What stands below an entry, without anything to open it by. */
export function DetailContent({ detail, view }: { detail: Detail; view: PageView }) {
  switch (detail.kind) {
    case "properties":
    case "items":
      return (
        <ul>
          <EntryList entries={detail.entries} view={view} />
        </ul>
      );
    case "variants":
      return (
        <>
          {detail.node.tag === undefined ? null : (
            <p className="ref-see">
              <code>{detail.node.tag}</code> decides which one it is.
            </p>
          )}
          <ul>
            <EntryList entries={detail.entries} view={view} />
          </ul>
        </>
      );
    case "values":
      return (
        <p className="ref-values">
          {listValueWords(detail.node).map((word, place) => (
            <code key={String(place)}>{word}</code>
          ))}
        </p>
      );
    case "elsewhere":
      return (
        <p className="ref-see">
          {detail.count}: see <a href={linkToDetails(view, detail.to)}>{placeWords(detail.to)}</a>
        </p>
      );
  }
}

function listValueWords(node: EnumField | StringField): string[] {
  return node.kind === "enum"
    ? node.values.map((value, place) => labelledValue(value, node.labels?.[place]))
    : (node.suggestions ?? []).map(valueWords);
}
