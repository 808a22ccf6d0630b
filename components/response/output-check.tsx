"use client";

import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon/icon";
import type { OutputVerdict } from "@/lib/fields/check-output";
import { formatPath } from "@/lib/fields/problem";
import type { Json } from "@/lib/json";
import type { Answer } from "@/lib/stream/answer";

interface CheckedChoice {
  index: number;
  verdict: OutputVerdict;
}

/** More choices than anyone reads the verdicts of. */
const maxChecked = 24;

/** Whether what the model wrote follows the JSON Schema that was sent, and if not, where. */
export function OutputCheck({ schema, answer }: { schema: Json; answer: Answer }) {
  const [checked, setChecked] = useState<CheckedChoice[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const check = async () => {
      const { checkOutput } = await import("@/lib/fields/check-output");
      const found = answer.choices.slice(0, maxChecked).flatMap((choice): CheckedChoice[] => {
        const text = choice.parts.flatMap((part) => (part.kind === "text" ? [part.text.toString()] : [])).join("");
        const verdict = text === "" ? undefined : checkOutput(schema, text);
        return verdict ? [{ index: choice.index, verdict }] : [];
      });
      if (isCurrent) setChecked(found);
    };
    void check();
    return () => {
      isCurrent = false;
    };
  }, [schema, answer]);
  return checked.map(({ index, verdict }) => (
    <Verdict key={index} verdict={verdict} choice={checked.length > 1 ? index : null} />
  ));
}

const maxShown = 50;

function Verdict({ verdict, choice }: { verdict: OutputVerdict; choice: number | null }) {
  const suffix = choice === null ? "" : ` (choice ${choice})`;
  if (verdict.kind === "no-json") {
    return (
      <Line isGood={false} title={`The answer is not JSON${suffix}`}>
        {verdict.detail}
      </Line>
    );
  }
  if (verdict.kind === "too-deep") {
    return (
      <Line isGood={false} title={`The answer was not checked${suffix}`}>
        It is nested too deeply.
      </Line>
    );
  }
  const { problems, unchecked } = verdict;
  const note = unchecked.length > 0 ? `Not looked at: ${unchecked.join(", ")}.` : "";
  if (problems.length === 0) {
    return (
      <Line isGood title={`The answer follows the schema${suffix}`}>
        {note}
      </Line>
    );
  }
  return (
    <div className="min-w-0 basis-full">
      <Line isGood={false} title={`The answer does not follow the schema${suffix}`}>
        {note}
      </Line>
      <ul aria-label="Where the answer does not follow the schema" className="mt-1 max-h-28 overflow-auto text-xs">
        {problems.slice(0, maxShown).map(({ path, message }) => (
          <li key={`${formatPath(path)} ${message}`} className="flex flex-wrap gap-x-2">
            <code className="font-mono text-ink-muted">{formatPath(path) || "the whole answer"}</code>
            <span>{message}</span>
          </li>
        ))}
        {problems.length > maxShown ? <li className="text-ink-muted">and {problems.length - maxShown} more</li> : null}
      </ul>
    </div>
  );
}

function Line({ isGood, title, children }: { isGood: boolean; title: string; children: string }) {
  const icon = isGood ? "circle-check" : "circle-x";
  return (
    <p className="flex flex-wrap items-center gap-2 text-xs">
      <Badge tone={isGood ? "ok" : "danger"}>
        <Icon name={icon} className="icon-3" />
        {title}
      </Badge>
      {children === "" ? null : <span className="text-ink-muted">{children}</span>}
    </p>
  );
}
