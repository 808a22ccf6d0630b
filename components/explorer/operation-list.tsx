import { type CSSProperties, memo } from "react";
import type { NavigationGroup, NavigationOperation } from "@/lib/openapi/navigation";
import "./operation-list.css";

export interface OperationListProps {
  group: NavigationGroup;
  section: "explorer" | "reference";
  /** Route of the operation that is shown, and of the one that is being opened. */
  current: string | undefined;
  opening: string | undefined;
}

/** The links of one group. Drawn again only when the group or its place in the page changes. */
export const OperationList = memo(function OperationList({ group, section, current, opening }: OperationListProps) {
  return (
    <section
      aria-label={group.tag}
      className="operation-list"
      style={{ "--links": group.operations.length } as CSSProperties}
    >
      <h2>{group.tag}</h2>
      <ul>
        {group.operations.map((operation) => (
          <li key={operation.route}>
            <OperationLink
              operation={operation}
              section={section}
              isCurrent={operation.route === current}
              isOpening={operation.route === opening}
            />
          </li>
        ))}
      </ul>
    </section>
  );
});

interface OperationLinkProps extends Pick<OperationListProps, "section"> {
  operation: NavigationOperation;
  isCurrent: boolean;
  isOpening: boolean;
}

const OperationLink = memo(function OperationLink({ operation, section, isCurrent, isOpening }: OperationLinkProps) {
  return (
    <a
      href={`/${section}/${operation.route}`}
      aria-current={isCurrent ? "page" : undefined}
      data-opening={isOpening || undefined}
    >
      <i data-method={operation.method}>{operation.method === "DELETE" ? "DEL" : operation.method}</i>
      {operation.deprecated ? (
        <span>
          <s>{operation.title}</s>
          <span className="sr-only"> (deprecated)</span>
        </span>
      ) : (
        <span>{operation.title}</span>
      )}
    </a>
  );
});
