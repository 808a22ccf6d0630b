"use client";

import { TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { RequestSource } from "./request-source";

/** What of the request cannot be sent as it stands. A missing path value is said at its field. */
export function SendingNotes({ source }: { source: RequestSource }) {
  const read = () => source.get().problems;
  const problems = useSyncExternalStore(source.subscribe, read, read);
  const notes = problems.filter(({ code }) => code !== "path-missing");
  if (notes.length === 0) return null;
  return (
    <ul aria-label="What cannot be sent as it stands" className="flex flex-col gap-1 rounded-lg bg-warn-soft px-3 py-2">
      {notes.map(({ code, name, message }) => (
        <li key={`${code} ${name}`} className="flex items-start gap-2 text-[0.8125rem]">
          <TriangleAlert aria-hidden className="mt-1 size-3.5 shrink-0 text-warn" />
          <span>
            {name ? <code className="font-mono text-code">{name}</code> : null} {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
