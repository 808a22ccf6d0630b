"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import type { RequestSource } from "./request-source";

const SendingNoteList = lazy(() =>
  import("./sending-note-list").then((module) => ({ default: module.SendingNoteList })),
);

/** What of the request cannot be sent as it stands. A missing path value is said at its field. */
export function SendingNotes({ source }: { source: RequestSource }) {
  const read = () => source.get().problems;
  const problems = useSyncExternalStore(source.subscribe, read, read);
  const notes = problems.filter(({ code }) => code !== "path-missing");
  if (notes.length === 0) return null;
  return (
    <Suspense>
      <SendingNoteList notes={notes} />
    </Suspense>
  );
}
