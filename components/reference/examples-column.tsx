import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import type { ResponseReference } from "./describe-operation";
import { ExampleList } from "./example-list";
import { listRequestExamples } from "./list-request-examples";
import { listResponseExamples } from "./list-response-examples";
import { RequestExamples } from "./request-examples";

interface ExamplesColumnProps {
  description: ApiDescription;
  operation: Operation;
  baseUrl: string;
  responses: ResponseReference[];
}

/** Requests that can be sent and what comes back, beside the text on wide screens and after it on small ones. */
export function ExamplesColumn({ description, operation, baseUrl, responses }: ExamplesColumnProps) {
  const requests = listRequestExamples(description, operation, baseUrl);
  const answers = responses.flatMap(({ response, content }) =>
    content.map((reference) => ({
      id: reference.entry.id,
      title: `Example response ${response.status}`,
      note: content.length > 1 ? reference.media.mediaType : "",
      examples: listResponseExamples(reference),
    })),
  );
  return (
    <aside aria-label="Examples" id="examples" className="ref-aside ref-anchor">
      {requests.length > 0 ? (
        <RequestExamples examples={requests} explorerPath={`/explorer/${operation.tagSlug}/${operation.slug}`} />
      ) : null}
      {answers
        .filter(({ examples }) => examples.length > 0)
        .map(({ id, title, note, examples }) => (
          <section key={id}>
            <h2 className="ref-aside-title">
              {title} <span className="ml-1 font-normal text-ink-muted text-xs">{note}</span>
            </h2>
            <ExampleList examples={examples} name={`examples-${id}`} />
          </section>
        ))}
    </aside>
  );
}
