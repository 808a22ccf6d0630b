"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { FieldNode } from "@/lib/fields/field";
import { boundsWords, renderShort, splitCode } from "./field-words";

/** About what fits on one line of the narrowest pane; longer help can be unfolded. */
const ONE_LINE_CHARACTERS = 64;

/** Bounds, default and description on one line, which unfolds. */
export function FieldHelp({ id, node }: { id: string; node: FieldNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const bounds = boundsWords(node);
  // Choices name their default themselves.
  const showsDefault = node.default !== undefined && node.kind !== "boolean" && node.kind !== "enum";
  const facts = [bounds, showsDefault ? `default ${renderShort(node.default ?? null)}` : ""].filter(Boolean);
  const description = node.description ?? "";
  const isLong = facts.join(" · ").length + description.length > ONE_LINE_CHARACTERS;
  const text = (
    <>
      {facts.length > 0 ? <span className="text-ink-muted">{facts.join(" · ")}</span> : null}
      {facts.length > 0 && description !== "" ? " · " : null}
      {splitCode(description).map(({ text: piece, isCode, offset }) =>
        isCode ? (
          <code key={offset} className="font-mono text-[0.625rem]">
            {piece}
          </code>
        ) : (
          piece
        ),
      )}
    </>
  );
  const className = "w-full text-left text-2xs text-ink-faint";
  return isLong ? (
    <button
      type="button"
      id={id}
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
      className={cn(className, "flex min-h-6 items-center hover:text-ink-muted")}
    >
      <span className={cn("min-w-0", isOpen ? "block" : "line-clamp-1")}>{text}</span>
    </button>
  ) : (
    <p id={id} className={cn(className, "line-clamp-1 pt-0.5")}>
      {text}
    </p>
  );
}
