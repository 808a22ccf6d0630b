import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";

const MAX_SHOWN = 6;

export interface DeclinedNoteProps {
  client: string;
  differences: string[];
  /** A client that sends the request as it is. */
  exact: { label: string; choose: () => void } | undefined;
}

/** Stands in the place of code that would send something else than Send does. */
export function DeclinedNote({ client, differences, exact }: DeclinedNoteProps) {
  const more = differences.length - MAX_SHOWN;
  return (
    <div role="status" className="flex max-w-prose flex-col items-start gap-3 p-4 text-sm">
      <p className="flex items-start gap-2 font-medium text-ink">
        <Icon name="triangle-alert" className="mt-0.5 icon-4 shrink-0 text-warn" />
        {client} cannot send this request as it is.
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-10 text-ink-muted [overflow-wrap:anywhere]">
        {differences.slice(0, MAX_SHOWN).map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
        {more > 0 ? <li>And {more} more.</li> : null}
      </ul>
      {exact ? (
        <Button size="sm" className="ml-6" onClick={exact.choose}>
          Use {exact.label}
          <Icon name="arrow-right" className="icon-3.5" />
        </Button>
      ) : null}
    </div>
  );
}
