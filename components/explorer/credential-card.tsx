"use client";

import { Eye, EyeOff, KeyRound } from "lucide-react";
import { type Ref, useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useCredential, useExplorer } from "./explorer-context";

/** Where the user's key is typed, kept for this tab unless they choose otherwise, and forgotten. */
export function CredentialCard({ inputRef }: { inputRef?: Ref<HTMLInputElement> }) {
  const { credentials, hints } = useExplorer();
  const { value, remembered } = useCredential();
  const [visible, setVisible] = useState(false);
  const fieldId = useId();
  return (
    <section aria-label="Authentication" className="rounded-lg border border-line bg-surface px-3 py-2.5 shadow-card">
      <div className="flex items-center gap-2 pb-1.5">
        <KeyRound aria-hidden className="size-3.5 text-ink-faint" />
        <label htmlFor={fieldId} className="font-medium text-[0.8125rem]">
          API key
        </label>
        <Badge tone={value ? "ok" : "neutral"}>{value ? "Key set" : "Not authenticated"}</Badge>
        {hints.keyUrl ? (
          <a
            href={hints.keyUrl}
            target="_blank"
            rel="noreferrer noopener"
            className="ml-auto text-accent-text text-xs underline-offset-2 hover:underline"
          >
            Get a key
          </a>
        ) : null}
      </div>
      <div className="flex items-center gap-1.5">
        <Input
          ref={inputRef}
          id={fieldId}
          // Not a password field: browsers would offer to save it as a login. Masked by CSS instead.
          type="text"
          className={visible ? "font-mono" : "masked font-mono"}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          placeholder="Paste your key to call the real API"
          value={value}
          onChange={(event) => credentials.set(event.target.value.trim(), remembered)}
        />
        <IconButton label={visible ? "Hide key" : "Show key"} size="md" onClick={() => setVisible(!visible)}>
          {visible ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        </IconButton>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1.5 text-ink-muted text-xs">
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            className="accent-accent"
            checked={remembered}
            onChange={(event) => credentials.set(value, event.target.checked)}
          />
          Remember on this device
        </label>
        <span className="text-ink-faint">
          {remembered ? "Kept in this browser until you forget it." : "Kept for this tab only."}
        </span>
        {value ? (
          <Button size="sm" variant="ghost" className="ml-auto" onClick={() => credentials.forget()}>
            Forget
          </Button>
        ) : null}
      </div>
    </section>
  );
}
