"use client";

import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Answer, AnswerChoice } from "@/lib/stream/answer";
import { describeFinish } from "../words";
import { AnswerPartView, sizeOfPart } from "./answer-part";
import { Logprobs } from "./logprobs";
import { ShowMore } from "./show-more";

/** More than anyone compares, and no more than a frame has time for; the others are one click away. */
const choicesPerStep = 24;
const partsPerStep = 100;

/** What a model answered: each choice with its parts and how it ended; several choices side by side. */
export function AnswerView({ answer, live }: { answer: Answer; live: boolean }) {
  const [shown, setShown] = useState(choicesPerStep);
  const several = answer.choices.length > 1;
  return (
    <div className="@container">
      <div className={cn("grid gap-4", several && "@xl:grid-cols-2", answer.choices.length > 2 && "@5xl:grid-cols-3")}>
        {answer.choices.slice(0, shown).map((choice) => (
          <ChoiceView key={choice.index} choice={choice} live={live} titled={several} />
        ))}
      </div>
      <ShowMore
        what="choices"
        step={choicesPerStep}
        left={answer.choices.length - shown}
        onShow={() => setShown(shown + choicesPerStep)}
      />
    </div>
  );
}

function ChoiceView({ choice, live, titled }: { choice: AnswerChoice; live: boolean; titled: boolean }) {
  const [shown, setShown] = useState(partsPerStep);
  return (
    <article
      aria-label={titled ? `Choice ${choice.index}` : "Answer"}
      className={cn("flex min-w-0 flex-col gap-3", titled && "rounded-lg border p-3.5")}
    >
      {titled ? <h3 className="font-semibold text-2xs text-ink-faint uppercase">Choice {choice.index}</h3> : null}
      {choice.parts.slice(0, shown).map((part) => (
        <AnswerPartView key={part.key} part={part} live={live} size={sizeOfPart(part)} />
      ))}
      <ShowMore
        what="parts"
        step={partsPerStep}
        left={choice.parts.length - shown}
        onShow={() => setShown(shown + partsPerStep)}
      />
      {choice.parts.length === 0 && !live ? <p className="text-ink-faint text-xs">No content.</p> : null}
      {choice.logprobs ? <Logprobs read={choice.logprobs} live={live} /> : null}
      {choice.finishReason !== null || !live ? <Finish choice={choice} /> : null}
    </article>
  );
}

const goodReasons = new Set(["stop", "end_turn", "stop_sequence", "completed"]);
const failedReasons = new Set(["error", "failed"]);

function Finish({ choice: { finishReason, nativeFinishReason } }: { choice: AnswerChoice }) {
  if (finishReason === null) return <p className="text-ink-faint text-xs">No finish reason was given.</p>;
  const tone: Tone = goodReasons.has(finishReason) ? "neutral" : failedReasons.has(finishReason) ? "danger" : "warn";
  const native = nativeFinishReason && nativeFinishReason !== finishReason ? ` · provider: ${nativeFinishReason}` : "";
  return (
    <p className="flex flex-wrap items-center gap-2 text-2xs text-ink-faint">
      <Badge tone={tone}>{describeFinish(finishReason)}</Badge>
      <span className="font-mono">
        {finishReason}
        {native}
      </span>
    </p>
  );
}
