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
      note={body.required ? <b className="ref-required">required</b> : <span className="ref-type">optional</span>}
    >
      {body.description === undefined ? null : <Markdown text={body.description} />}
      {content.map((media) => (
        <MediaContent key={media.entry.id} media={media} view={view} />
      ))}
    </Section>
  );
}
