import type { Operation } from "@/lib/openapi/operation";
import { DetailContent } from "./entry-list";
import { FieldNotes } from "./field-notes";
import type { Entry } from "./outline";
import { type PageView, placeWords } from "./page-view";
import { RevealTarget } from "./reveal-target";
import { TypeLabel } from "./type-label";

/** One entry with what is below it, for descriptions so large that the operation's own page leaves it out. */
export function EntryPage({ entry, operation, view }: { entry: Entry; operation: Operation; view: PageView }) {
  return (
    <main className="ref-single">
      <p className="text-ink-muted text-xs">
        <a href={view.path} className="text-accent-text underline underline-offset-2">
          {operation.title}
        </a>
      </p>
      <h1 className="mt-1 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{placeWords(entry)}</h1>
      <div className="ref-entries mt-1">
        <div>
          <TypeLabel entry={entry} />
        </div>
        <FieldNotes entry={entry} />
        {entry.detail ? <DetailContent detail={entry.detail} view={view} /> : null}
      </div>
      <RevealTarget />
    </main>
  );
}
