"use client";

import { useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon/icon";
import { type RequestFormController, useShownProblems } from "./use-request-form";

const MAX_LISTED = 8;

/**
 * After an attempt to send: what the checks found, each a jump to its field; before that only the files that an opened link
 * left out. Nothing is held back because of it.
 */
export function ProblemSummary({ controller, onSend }: { controller: RequestFormController; onSend: () => void }) {
  const { problems } = controller;
  const shown = useShownProblems(controller);
  const isWanted = useSyncExternalStore(problems.onChange, problems.getIsAllShown, problems.getIsAllShown);
  const listed = isWanted ? shown : shown.filter(({ code }) => code === "missing-file");
  return (
    <div role="status">
      {listed.length > 0 ? (
        <div className="rounded-lg bg-warn-soft px-3 py-2 text-xs">
          <div className="flex items-baseline justify-between gap-3">
            <p className="font-medium text-warn">
              {listed.length === 1 ? "1 thing to check" : `${listed.length} things to check`}
              <span className="font-normal text-ink-muted"> · nothing is held back</span>
            </p>
            <button
              type="button"
              onClick={onSend}
              className="shrink-0 rounded font-medium underline underline-offset-2"
            >
              Send anyway
            </button>
          </div>
          <ul className="pt-0.5">
            {listed.slice(0, MAX_LISTED).map((problem) => (
              <li key={`${problem.name} ${problem.message}`}>
                <button
                  type="button"
                  onClick={() => controller.focusProblem(problem)}
                  className="flex items-baseline gap-1.5 rounded py-1 text-left hover:underline"
                >
                  <Icon name="corner-down-right" className="icon-3 shrink-0 self-center text-warn" />
                  <span className="font-mono [overflow-wrap:anywhere]">{problem.where || problem.location}</span>
                  <span className="text-ink-muted">{problem.message}</span>
                </button>
              </li>
            ))}
          </ul>
          {listed.length > MAX_LISTED ? (
            <p className="text-ink-muted">and {listed.length - MAX_LISTED} more, marked in the form</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
