"use client";

import { useState } from "react";
import type { TokenLogprob, TokenLogprobs } from "@/lib/stream/answer";
import { byPlace } from "../markdown/by-place";

/** A button per token is only readable for so many. */
const maxShown = 1000;

/** How sure the model was of each token: unsure ones stand out, the others it considered are named on focus or hover. */
export function Logprobs({ read, live }: { read: TokenLogprobs; live: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="rounded-lg border bg-sunken text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="px-3 py-2 font-medium text-ink-muted">Token probabilities</summary>
      {open && !live ? <Heat tokens={read()} /> : null}
      {open && live ? <p className="border-t px-3 py-2 text-ink-faint">Shown when the answer is complete.</p> : null}
    </details>
  );
}

function Heat({ tokens }: { tokens: TokenLogprob[] }) {
  const [shown, setShown] = useState<TokenLogprob | null>(tokens[0] ?? null);
  return (
    <div className="border-t px-3 py-2">
      <div className="max-h-60 overflow-auto font-mono leading-6">
        {byPlace(tokens.slice(0, maxShown)).map(({ key, item }) => (
          <button
            key={key}
            type="button"
            onFocus={() => setShown(item)}
            onMouseEnter={() => setShown(item)}
            onClick={() => setShown(item)}
            className="whitespace-pre-wrap rounded-sm px-px text-left hover:outline hover:outline-accent"
            style={{ backgroundColor: `color-mix(in srgb, var(--warn) ${doubt(item)}%, transparent)` }}
          >
            {item.token === "\n" ? "⏎\n" : item.token}
          </button>
        ))}
      </div>
      {tokens.length > maxShown ? (
        <p className="mt-1 text-ink-faint">
          The first {maxShown} of {tokens.length} tokens.
        </p>
      ) : null}
      {shown ? (
        <p className="mt-2 border-t pt-2 text-ink-muted">
          <Probability token={shown.token} logprob={shown.logprob} />
          {shown.alternatives
            .filter((other) => other.token !== shown.token)
            .map((other) => (
              <span key={other.token} className="ml-3">
                <Probability token={other.token} logprob={other.logprob} />
              </span>
            ))}
        </p>
      ) : null}
    </div>
  );
}

function Probability({ token, logprob }: { token: string; logprob: number | null }) {
  return (
    <span className="whitespace-nowrap">
      <span className="font-mono text-ink">{JSON.stringify(token)}</span>{" "}
      <span className="tabular-nums">{logprob === null ? "–" : `${(Math.exp(logprob) * 100).toFixed(1)} %`}</span>
    </span>
  );
}

/** 0 for a sure token, up to 60 for one the model hardly believed in. */
function doubt({ logprob }: TokenLogprob): number {
  return logprob === null ? 0 : Math.round((1 - Math.exp(logprob)) * 60);
}
