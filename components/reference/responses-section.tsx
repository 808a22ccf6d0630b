import { cn } from "@/components/ui/cn";
import type { ResponseReference } from "./describe-operation";
import { EntryItem } from "./entry-list";
import { ExampleList } from "./example-list";
import { listResponseExamples } from "./list-response-examples";
import { Markdown } from "./markdown";
import { MediaContent } from "./media-content";
import type { PageView } from "./page-view";
import { Section } from "./section";
import { statusWords } from "./status-words";

interface ResponsesSectionProps {
  id: string;
  title: string;
  responses: ResponseReference[];
  view: PageView;
}

/** Answers with their headers and contents. Errors bring their example along; that of a success has a place of its own. */
export function ResponsesSection({ id, title, responses, view }: ResponsesSectionProps) {
  return (
    <Section id={id} title={title}>
      <ul className="flex flex-col divide-y">
        {responses.map((response) => (
          <li key={response.id} id={response.id} className="ref-response py-4 first:pt-1">
            <ResponseItem response={response} view={view} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ResponseItem({ response: { id, response, isError, headers, content }, view }: ResponseItemProps) {
  const examples = isError ? content.flatMap(listResponseExamples) : [];
  return (
    <>
      <h3 className="ref-anchor flex items-baseline gap-2 font-medium">
        <a href={`#${id}`}>
          <code className={cn("mr-2 font-mono font-semibold text-code", isError ? "text-danger" : "text-ok")}>
            {response.status}
          </code>
          {statusWords(response.status)}
        </a>
      </h3>
      {response.description === "" ? null : <Markdown text={response.description} className="ref-text" />}
      {headers.length > 0 ? (
        <div className="mt-3">
          <h4 className="font-medium text-ink-muted text-xs">Headers</h4>
          <ul className="ref-entries">
            {headers.map(({ description, entry }) => (
              <EntryItem key={entry.id} entry={entry} view={view} extra={{ description }} />
            ))}
          </ul>
        </div>
      ) : null}
      {content.map((media) => (
        <MediaContent key={media.entry.id} media={media} view={view} />
      ))}
      {content.length === 0 ? <p className="ref-see">No body.</p> : null}
      {examples.length > 0 ? <ExampleList examples={examples} name={`examples-${id}`} folded /> : null}
    </>
  );
}

interface ResponseItemProps {
  response: ResponseReference;
  view: PageView;
}
