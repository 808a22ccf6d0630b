import { Icon } from "@/components/ui/icon/icon";
import { requestProblemMessages } from "@/lib/request/request-problem-messages";
import type { RequestProblem } from "@/lib/request/request-problems";

/** What `SendingNotes` shows once there is something to say. */
export function SendingNoteList({ notes }: { notes: RequestProblem[] }) {
  return (
    <ul aria-label="What cannot be sent as it stands" className="flex flex-col gap-1 rounded-lg bg-warn-soft px-3 py-2">
      {notes.map(({ code, name }) => (
        <li key={`${code} ${name}`} className="flex items-start gap-2 text-[0.8125rem]">
          <Icon name="triangle-alert" className="mt-1 icon-3.5 shrink-0 text-warn" />
          <span>
            {name ? <code className="font-mono text-code">{name}</code> : null} {requestProblemMessages[code]}
          </span>
        </li>
      ))}
    </ul>
  );
}
