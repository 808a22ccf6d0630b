import type { RequestBodySpec } from "@/lib/openapi/operation";
import type { MediaReference } from "./describe-operation";
import { Markdown } from "./markdown";
import { MediaContent } from "./media-content";
import type { PageView } from "./page-view";
import { Section } from "./section";

interface BodySectionProps {
  body: RequestBodySpec;
  content: MediaReference[];
  view: PageView;
}

/** The request body in each of its media types. */
export function BodySection({ body, content, view }: BodySectionProps) {
  return (
    <Section
      id="request-body"
      title="Request body"
      note={
        body.required ? (
          <b className="font-medium text-2xs text-danger">required</b>
        ) : (
          <span className="text-2xs text-ink-muted">optional</span>
        )
      }
    >
      {body.description === undefined ? null : <Markdown text={body.description} className="ref-text" />}
      {content.map((media) => (
        <MediaContent key={media.entry.id} media={media} view={view} />
      ))}
    </Section>
  );
}
