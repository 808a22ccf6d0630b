import type { ParameterField } from "@/lib/fields/operation-form";
import type { ParameterLocation } from "@/lib/openapi/operation";
import type { ParameterGroup } from "./describe-operation";
import { EntryItem } from "./entry-list";
import type { PageView } from "./page-view";
import { Section } from "./section";
import { styleWords } from "./style-words";

const titles: Record<ParameterLocation, string> = {
  path: "Path parameters",
  query: "Query parameters",
  header: "Headers",
  cookie: "Cookies",
};

/** The parameters of one place. */
export function ParametersSection({ group, view }: { group: ParameterGroup; view: PageView }) {
  return (
    <Section id={parametersId(group)} title={parametersTitle(group)}>
      <ul className="ref-entries">
        {group.parameters.map(({ parameter, entry }) => (
          <EntryItem key={entry.id} entry={entry} view={view} extra={describeStyle(parameter)} />
        ))}
      </ul>
    </Section>
  );
}

export function parametersId(group: ParameterGroup): string {
  return `${group.location}-parameters`;
}

export function parametersTitle(group: ParameterGroup): string {
  return titles[group.location];
}

/** How it is written into the request, where that is not plain. */
function describeStyle(parameter: ParameterField) {
  const style = styleWords(parameter);
  return {
    facts: [
      ...(style === "" ? [] : [{ label: "written as", code: [style] }]),
      ...(parameter.allowReserved ? [{ label: "reserved characters are sent as they are" }] : []),
    ],
  };
}
