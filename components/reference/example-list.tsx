import { CodeBlock } from "./code-block";
import { CopyFrame } from "./copy-frame";
import type { Example } from "./example";
import { Markdown } from "./markdown";

export interface ExampleListProps {
  examples: readonly Example[];
  /** Groups the examples: opening one closes the others. Unique on the page. */
  name: string;
  /** None is open at first. */
  folded?: boolean;
}

/** Examples of which one is seen at a time; it works without scripts. */
export function ExampleList({ examples, name, folded = false }: ExampleListProps) {
  return (
    <div className="ref-examples">
      {examples.map((example, place) => (
        <details key={String(place)} name={name} open={place === 0 && !folded}>
          <summary>{example.title}</summary>
          {example.description === undefined ? null : <Markdown text={example.description} className="ref-text" />}
          <CopyFrame label={`Copy ${example.title}`}>
            <CodeBlock code={example.code} language={example.language} />
          </CopyFrame>
        </details>
      ))}
    </div>
  );
}
