import type { OperationReference } from "./describe-operation";
import { ExpandAll } from "./expand-all";
import { parametersId, parametersTitle } from "./parameters-section";

/** Links to the parts of the page. */
export function Contents({ reference, hasBody }: { reference: OperationReference; hasBody: boolean }) {
  const links = [
    { id: "authentication", title: "Authentication" },
    ...reference.parameterGroups.map((group) => ({ id: parametersId(group), title: parametersTitle(group) })),
    ...(hasBody ? [{ id: "request-body", title: "Request body" }] : []),
    ...(reference.responses.some(({ isError }) => !isError) ? [{ id: "responses", title: "Responses" }] : []),
    ...(reference.responses.some(({ isError }) => isError) ? [{ id: "errors", title: "Errors" }] : []),
  ];
  return (
    <div className="ref-contents">
      <nav aria-label="On this page">
        <ul>
          {links.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          <li className="ref-examples-link">
            <a href="#examples">Examples</a>
          </li>
        </ul>
      </nav>
      <ExpandAll />
    </div>
  );
}
