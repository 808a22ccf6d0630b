"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { Select } from "@/components/ui/select";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { alternativeKey, isAnonymousAllowed, listAlternatives } from "@/lib/request/authorization";
import { CredentialField } from "./credential-field";
import { nameAlternatives } from "./credential-words";
import { useChosenSchemes, useCredentials, useExplorer } from "./explorer-context";

/** For what sends people there. */
export const credentialCardId = "authentication";

/**
 * Where the credentials that the operation asks for are typed, kept for this tab unless the person chooses otherwise,
 * and forgotten. Several ways to identify oneself are a choice.
 */
export function CredentialCard({ security }: { security: SecurityScheme[][] }) {
  const { credentials, hints, preferAlternative } = useExplorer();
  const { values, remembered } = useCredentials();
  const chosen = useChosenSchemes(security);
  const alternatives = listAlternatives(security);
  const names = nameAlternatives(alternatives);
  const optional = isAnonymousAllowed(security);
  const addable = chosen.filter((scheme) => scheme.kind !== "unsupported");
  const complete = addable.length > 0 && addable.every((scheme) => values.has(scheme.name));
  const keys = addable.filter((scheme) => scheme.kind !== "basic").length;

  return (
    <section
      id={credentialCardId}
      aria-label="Authentication"
      className="rounded-lg border border-line bg-surface px-3 py-2.5 shadow-card"
    >
      <div className="flex min-h-6 flex-wrap items-center gap-2">
        <Icon name="key-round" className="icon-3.5 text-ink-faint" />
        <h2 className="font-medium text-[0.8125rem]">Authentication</h2>
        {alternatives.length === 0 ? (
          <span className="text-ink-muted text-xs">This operation asks for no credential.</span>
        ) : (
          <Badge tone={complete ? "ok" : "neutral"}>
            {complete ? (keys > 0 ? "Key set" : "Password set") : "Not authenticated"}
          </Badge>
        )}
        {optional && alternatives.length > 0 ? <span className="text-ink-faint text-xs">Optional here</span> : null}
        {alternatives.length > 1 ? (
          <Select
            aria-label="Authentication method"
            className="h-7 text-xs"
            wrapperClassName="w-56 max-w-full"
            value={alternativeKey(chosen)}
            onChange={(event) => preferAlternative(event.target.value)}
          >
            {alternatives.map((schemes, place) => (
              <option key={alternativeKey(schemes)} value={alternativeKey(schemes)}>
                {names[place]}
              </option>
            ))}
            {optional ? <option value="">None</option> : null}
          </Select>
        ) : null}
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
      {chosen.length > 0 ? (
        <div className="flex flex-col gap-2 pt-1.5">
          {chosen.map((scheme) => (
            <CredentialField
              key={scheme.name}
              scheme={scheme}
              isOneOfSeveral={keys > 1}
              value={values.get(scheme.name) ?? ""}
              onChange={(value) => credentials.set(scheme.name, value)}
            />
          ))}
        </div>
      ) : null}
      {addable.length > 0 ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1.5 text-ink-muted text-xs">
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              className="accent-accent"
              checked={remembered}
              onChange={(event) => credentials.setRemembered(event.target.checked)}
            />
            Remember on this device
          </label>
          <span className="text-ink-faint">
            {remembered ? "Kept in this browser until you forget it." : "Kept for this tab only."}
          </span>
          {values.size > 0 ? (
            <Button size="sm" variant="ghost" className="ml-auto" onClick={() => credentials.forget()}>
              Forget
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
