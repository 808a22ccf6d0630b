import type { MediaReference } from "./describe-operation";
import { DetailContent } from "./entry-list";
import { FieldNotes } from "./field-notes";
import type { PageView } from "./page-view";
import { TypeLabel } from "./type-label";

/** A body of one media type: what it is, then everything in it. */
export function MediaContent({ media: { media, entry }, view }: { media: MediaReference; view: PageView }) {
  return (
    <div id={entry.id} className="ref-body ref-entries">
      <div className="ref-media">
        <a href={`#${entry.id}`}>{media.mediaType}</a>
        <TypeLabel entry={entry} />
      </div>
      {/* What is described elsewhere has its words there too. */}
      {entry.detail?.kind === "elsewhere" ? null : <FieldNotes entry={entry} />}
      {entry.detail ? <DetailContent detail={entry.detail} view={view} /> : null}
    </div>
  );
}
