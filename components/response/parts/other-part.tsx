"use client";

import { useState } from "react";
import type { AnswerPart } from "@/lib/stream/answer";
import { prettyJson } from "../pretty-json";

/** More is no reading matter; the JSON tab has it all. */
const maxShown = 20_000;

/** A part of a kind that this viewer has no form for, as its JSON; laid out when it is asked for. */
export function OtherPart({ part }: { part: Extract<AnswerPart, { kind: "other" }> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="rounded-lg border bg-sunken text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="px-3 py-2 font-medium text-ink-muted">{part.label}</summary>
      {isOpen ? (
        <pre className="max-h-80 overflow-auto whitespace-pre-wrap break-words border-t px-3 py-2 font-mono">
          {prettyJson(part.value).slice(0, maxShown)}
        </pre>
      ) : null}
    </details>
  );
}
