"use client";

import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon/icon";
import { type ErrorExplanation, type ErrorSource, explainError } from "@/lib/errors/explain-error";
import type { Failure } from "@/lib/errors/failure";
import { prettyJson } from "./pretty-json";
import { useResponseActions } from "./response-actions";
import { RetryButton } from "./retry-button";

const sources: Record<ErrorSource, { label: string; icon: IconName }> = {
  api: { label: "From the API", icon: "server" },
  provider: { label: "From the provider behind the API", icon: "globe" },
  relay: { label: "From this playground's relay", icon: "network" },
  network: { label: "On the way", icon: "cloud-off" },
  browser: { label: "In this browser", icon: "circle-alert" },
};

export interface ErrorCardProps {
  failure: Failure;
  /** When the answer ended, as `Date.now()`: a wait counts from there. */
  failedAtMs: number;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, whose it is, and what to do: title, explanation, next step, and the API's own words. */
export function ErrorCard({ failure, failedAtMs, onRetry }: ErrorCardProps) {
  const explanation = explainError(failure);
  const { label, icon } = sources[explanation.source];
  const isCut = failure.kind !== "http" && failure.kind !== "reported" && failure.kind !== "refused-by-browser";
  return (
    <div
      role="alert"
      className={cn(
        "rounded-lg border p-3.5 text-[0.8125rem]",
        isCut ? "border-warn/30 bg-warn-soft/60" : "border-danger/30 bg-danger-soft/60",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon name={icon} className={cn("icon-4", isCut ? "text-warn" : "text-danger")} />
        <h3 className="font-semibold">{explanation.title}</h3>
        <span className="text-2xs text-ink-muted">{label}</span>
      </div>
      <p className="mt-1.5">{explanation.explanation}</p>
      <OwnWords explanation={explanation} />
      <p className="mt-2 text-ink-muted">
        <span className="font-medium text-ink">Next:</span> {explanation.nextStep}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2.5 empty:hidden">
        {explanation.canRetry && onRetry ? (
          <RetryButton
            waitUntilMs={
              explanation.retryAfterSeconds === undefined ? null : failedAtMs + explanation.retryAfterSeconds * 1000
            }
            onRetry={onRetry}
          />
        ) : null}
        <FixAction explanation={explanation} />
      </div>
    </div>
  );
}

/** Leads to the control that the next step is about. */
function FixAction({ explanation: { fix, details } }: { explanation: ErrorExplanation }) {
  const { focusCredential, creditsUrl, named, findParameter } = useResponseActions();
  const parameter = details.param === undefined ? undefined : findParameter?.(details.param);
  if (fix === "credential" && focusCredential) {
    return (
      <Button size="sm" onClick={focusCredential}>
        <Icon name="key-round" className="icon-3.5" />
        Go to Authentication
      </Button>
    );
  }
  if (fix === "credits" && creditsUrl) {
    return (
      <a href={creditsUrl} target="_blank" rel="noreferrer noopener" className={buttonClass("secondary", "sm")}>
        <Icon name="coins" className="icon-3.5" />
        Add credits
      </a>
    );
  }
  const field = parameter ?? (fix === "model" ? named : undefined);
  if (!field) return null;
  return (
    <Button size="sm" onClick={field.focus}>
      <Icon name="corner-up-left" className="icon-3.5" />
      Go to {field.label}
    </Button>
  );
}

function OwnWords({ explanation: { details } }: { explanation: ErrorExplanation }) {
  const facts = [
    details.provider && { name: "Provider", value: details.provider },
    details.code && { name: "Code", value: details.code },
    details.type && details.type !== details.code && { name: "Type", value: details.type },
    details.param && { name: "Parameter", value: details.param },
    details.flaggedInput && { name: "Flagged", value: details.flaggedInput },
    details.requestId && { name: "Request id", value: details.requestId },
  ].filter((fact) => typeof fact === "object");
  const raw = typeof details.raw === "string" ? details.raw : prettyJson(() => details.raw);
  return (
    <>
      {details.providerMessage && details.providerMessage !== details.message ? (
        <Quote>{details.providerMessage}</Quote>
      ) : null}
      {details.message ? <Quote>{details.message}</Quote> : null}
      {facts.length > 0 ? (
        <dl className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {facts.map(({ name, value }) => (
            <div key={name} className="flex min-w-0 gap-1.5">
              <dt className="shrink-0 text-ink-faint">{name}</dt>
              <dd className="min-w-0 break-words font-mono">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {raw ? (
        <details className="mt-2 text-xs">
          <summary className="text-ink-muted">The provider's own error</summary>
          <pre className="mt-1.5 max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-md border bg-surface p-2 font-mono">
            {raw.slice(0, 20_000)}
          </pre>
        </details>
      ) : null}
    </>
  );
}

function Quote({ children }: { children: string }) {
  return (
    <blockquote className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap break-words rounded-md border bg-surface px-2.5 py-1.5 font-mono text-xs">
      {children.slice(0, 5000)}
    </blockquote>
  );
}
