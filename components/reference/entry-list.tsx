import { type Fact, labelledValue } from "./field-facts";
import { FieldNotes } from "./field-notes";
import { contentOf, countWords, type Detail, type Entry } from "./outline";
import { linkToDetails, type PageView, placeWords } from "./page-view";
import { TypeLabel } from "./type-label";
import { valueWords } from "./type-words";

export function EntryList({ entries, view }: { entries: readonly Entry[]; view: PageView }) {
  return (
    <ul className="ref-list">
      {entries.map((entry) => (
        <EntryItem key={entry.id.slice(entry.parent?.id.length)} entry={entry} view={view} />
      ))}
    </ul>
  );
}

/** One property, variant or list position, with its anchor. `extra` are further notes on it. */
export function EntryItem({ entry, view, extra }: { entry: Entry; view: PageView; extra?: EntryExtra }) {
  const { id, role, name, node, required } = entry;
  return (
    <li id={id}>
      <div className="ref-head">
        <a href={`#${id}`} className={role === "property" || role === "root" ? "ref-name" : "ref-word"}>
          {node.deprecated ? <s>{name}</s> : name}
        </a>
        <TypeLabel entry={entry} />
        {required ? <b className="ref-required">required</b> : null}
        {node.deprecated ? <b className="ref-warn">deprecated</b> : null}
        {node.readOnly ? <b className="ref-mark">only in answers</b> : null}
        {node.writeOnly ? <b className="ref-mark">only in requests</b> : null}
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
  if (detail.kind === "elsewhere") {
    return (
      <p className="ref-see">
        {detail.count}: see <a href={linkToDetails(view, detail.to)}>{placeWords(detail.to)}</a>
      </p>
    );
  }
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
    <details open={entry.open} suppressHydrationWarning>
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
      return <EntryList entries={detail.entries} view={view} />;
    case "variants":
      return (
        <>
          {detail.node.tag === undefined ? null : (
            <p className="ref-see">
              <code>{detail.node.tag}</code> decides which one it is.
            </p>
          )}
          <EntryList entries={detail.entries} view={view} />
        </>
      );
    case "values": {
      const { node } = detail;
      const words =
        node.kind === "enum"
          ? node.values.map((value, place) => labelledValue(value, node.labels?.[place]))
          : (node.suggestions ?? []).map(valueWords);
      return (
        <ul className="ref-values">
          {words.map((word, place) => (
            <li key={String(place)}>
              <code>{word}</code>
            </li>
          ))}
        </ul>
      );
    }
    case "elsewhere":
      return (
        <p className="ref-see">
          {detail.count}: see <a href={linkToDetails(view, detail.to)}>{placeWords(detail.to)}</a>
        </p>
      );
  }
}
