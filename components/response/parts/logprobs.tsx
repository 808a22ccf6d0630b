"use client";

import { type KeyboardEvent, memo, useRef, useState } from "react";
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

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: 10,
  ArrowUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function Heat({ tokens }: { tokens: TokenLogprob[] }) {
  const [chosen, setChosen] = useState(0);
  const box = useRef<HTMLFieldSetElement>(null);
  const count = Math.min(tokens.length, maxShown);
  const shown = tokens[chosen];
  const handleKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const buttons = [...(box.current?.querySelectorAll("button") ?? [])];
    // From the one that has the focus, which need not be the one that is pointed at.
    const at = buttons.findIndex((button) => button.contains(event.target as Node));
    buttons[Math.max(0, Math.min(count - 1, at + step))]?.focus();
  };
  return (
    <div className="border-t px-3 py-2">
      <fieldset
        ref={box}
        aria-label="Tokens"
        onKeyDown={handleKey}
        className="max-h-60 overflow-auto font-mono leading-6"
      >
        {byPlace(tokens.slice(0, maxShown)).map(({ key, item }, place) => (
          <TokenButton key={key} token={item} place={place} isChosen={place === chosen} onChoose={setChosen} />
        ))}
      </fieldset>
      {tokens.length > maxShown ? (
        <p className="mt-1 text-ink-faint">
          The first {maxShown} of {tokens.length} tokens.
        </p>
      ) : null}
      {shown ? <Alternatives token={shown} /> : null}
    </div>
  );
}

interface TokenButtonProps {
  token: TokenLogprob;
  place: number;
  /** The one token in the tab order; the arrow keys move on from it. */
  isChosen: boolean;
  onChoose: (place: number) => void;
}

const TokenButton = memo(function TokenButton({ token, place, isChosen, onChoose }: TokenButtonProps) {
  return (
    <button
      type="button"
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={`${JSON.stringify(token.token)} ${formatChance(token.logprob)}`}
      onFocus={() => onChoose(place)}
      onMouseEnter={() => onChoose(place)}
      onClick={() => onChoose(place)}
      className="whitespace-pre-wrap rounded-sm px-px text-left aria-pressed:outline aria-pressed:outline-accent"
      style={{ backgroundColor: `color-mix(in srgb, var(--warn) ${doubt(token)}%, transparent)` }}
    >
      {token.token === "\n" ? "⏎\n" : token.token}
    </button>
  );
});

/** The token and what else the model considered, each as a bar. */
function Alternatives({ token }: { token: TokenLogprob }) {
  const others = token.alternatives.filter((other) => other.token !== token.token);
  return (
    <table aria-label="Probabilities" className="mt-2 w-full border-separate border-spacing-y-0.5 border-t pt-1.5">
      <tbody>
        {byPlace([token, ...others]).map(({ key, item }, place) => (
          <tr key={key} className={place === 0 ? "font-medium text-ink" : "text-ink-muted"}>
            <th scope="row" className="max-w-40 truncate pr-3 text-left font-[inherit] font-mono">
              {JSON.stringify(item.token)}
            </th>
            <td className="w-full">
              <div className="h-1.5 rounded-full bg-hover">
                <div
                  className="h-full rounded-full bg-accent"
                  style={{ width: `${item.logprob === null ? 0 : Math.exp(item.logprob) * 100}%` }}
                />
              </div>
            </td>
            <td className="whitespace-nowrap pl-3 text-right tabular-nums">{formatChance(item.logprob)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function formatChance(logprob: number | null): string {
  return logprob === null ? "–" : `${(Math.exp(logprob) * 100).toFixed(1)} %`;
}

/** 0 for a sure token, up to 60 for one the model hardly believed in. */
function doubt({ logprob }: TokenLogprob): number {
  return logprob === null ? 0 : Math.round((1 - Math.exp(logprob)) * 60);
}
