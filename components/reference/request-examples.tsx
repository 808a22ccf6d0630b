import { Icon } from "@/components/ui/icon/icon";
import { encodePermalink } from "@/lib/permalink/permalink";
import { CodeBlock } from "./code-block";
import { CopyFrame } from "./copy-frame";
import { type RequestExample, requestLanguages } from "./list-request-examples";

export interface RequestExamplesProps {
  examples: readonly RequestExample[];
  /** Path of the operation's explorer page. */
  explorerPath: string;
}

/** Requests as code in the language of choice, each of which opens filled in. The choice works without scripts. */
export function RequestExamples({ examples, explorerPath }: RequestExamplesProps) {
  return (
    <section className="ref-requests">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="ref-aside-title">Example request</h2>
        <fieldset aria-label="Language of the examples" className="ref-languages">
          {requestLanguages.map(({ name }, place) => (
            <label key={name}>
              <input type="radio" name="example-language" value={name} defaultChecked={place === 0} />
              {name}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="ref-examples">
        {examples.map((example, place) => (
          <details key={String(place)} name="examples-request" open={place === 0}>
            <summary>{example.title}</summary>
            {example.codes.map(({ name, code, language }) => (
              <div key={name} data-language={name}>
                {code === "" ? (
                  <p className="ref-text">{name} code cannot send this request as it is.</p>
                ) : (
                  <CopyFrame label={`Copy ${example.title} as ${name}`}>
                    <CodeBlock code={code} language={language} />
                  </CopyFrame>
                )}
              </div>
            ))}
            <FilledLink example={example} explorerPath={explorerPath} />
          </details>
        ))}
      </div>
    </section>
  );
}

/** A plain link: the request is in its fragment, which is read when a page is opened. */
async function FilledLink({ example, explorerPath }: { example: RequestExample; explorerPath: string }) {
  return (
    <a href={`${explorerPath}#${await encodePermalink(example.values)}`} className="ref-filled">
      <Icon name="play" className="icon-3" />
      Open this request<span className="sr-only">: {example.title}</span>
    </a>
  );
}
