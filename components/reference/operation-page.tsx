import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { AuthenticationSection } from "./authentication-section";
import { BodySection } from "./body-section";
import { Contents } from "./contents";
import { describeOperation, type OperationReference } from "./describe-operation";
import { EntryPage } from "./entry-page";
import { ExamplesColumn } from "./examples-column";
import { OperationHeading } from "./operation-heading";
import { ParametersSection } from "./parameters-section";
import { ResponsesSection } from "./responses-section";
import { RevealTarget } from "./reveal-target";
import { chooseShownDetails } from "./shown-details";
import "./reference.css";

/** More than any operation of the usual descriptions needs, and about as much as a browser lays out at once. */
const MAX_ENTRIES = 2_500;

export interface OperationPageProps {
  description: ApiDescription;
  operation: Operation;
  baseUrl: string;
  /** Anchor of the one entry to show, when its details are too much for the operation's page. */
  at?: string | undefined;
}

/** Everything that the description says about one operation, to be read. */
export function OperationPage({ description, operation, baseUrl, at }: OperationPageProps) {
  const reference = describeOperation(description, operation);
  const path = `/reference/${operation.tagSlug}/${operation.slug}`;
  const entry = at === undefined ? undefined : reference.outline.find(at);
  const roots = entry ? [{ ...entry, role: "root" as const }] : listRoots(reference);
  const view = { path, shown: chooseShownDetails(roots, MAX_ENTRIES) };
  if (entry) return <EntryPage entry={entry} operation={operation} view={view} />;

  const successes = reference.responses.filter(({ isError }) => !isError);
  const errors = reference.responses.filter(({ isError }) => isError);
  return (
    <div className="ref-columns">
      <main className="min-w-0 max-w-[46rem]">
        <OperationHeading operation={operation} baseUrl={baseUrl} />
        <Contents reference={reference} hasBody={operation.requestBody !== undefined} />
        <AuthenticationSection security={operation.security} />
        {reference.parameterGroups.map((group) => (
          <ParametersSection key={group.location} group={group} view={view} />
        ))}
        {operation.requestBody ? (
          <BodySection body={operation.requestBody} content={reference.body} view={view} />
        ) : null}
        {successes.length > 0 ? (
          <ResponsesSection id="responses" title="Responses" responses={successes} view={view} />
        ) : null}
        {errors.length > 0 ? <ResponsesSection id="errors" title="Errors" responses={errors} view={view} /> : null}
        <RevealTarget />
      </main>
      <ExamplesColumn description={description} operation={operation} baseUrl={baseUrl} responses={successes} />
    </div>
  );
}

function listRoots({ parameterGroups, body, responses }: OperationReference) {
  return [
    ...parameterGroups.flatMap((group) => group.parameters.map(({ entry }) => entry)),
    ...body.map(({ entry }) => entry),
    ...responses.flatMap(({ headers, content }) => [...headers, ...content].map(({ entry }) => entry)),
  ];
}
