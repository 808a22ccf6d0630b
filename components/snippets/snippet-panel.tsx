"use client";

import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon/icon";
import { Select } from "@/components/ui/select";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { createPreference, type Preference } from "@/lib/browser/preference";
import type { SdkName } from "@/lib/openapi/operation";
import type { Credentials } from "@/lib/request/authorization";
import type { SnippetRequest, SnippetTarget } from "@/lib/snippets/snippet";
import { listTargets, snippetTargets } from "@/lib/snippets/snippet-targets";
import { CodeView } from "./code-view";
import { CopyWithKey } from "./copy-with-key";
import { DeclinedNote } from "./declined-note";
import { saveFile } from "./save-file";
import { shortenRequest } from "./shorten-request";
import { type SnippetSource, useSnippet } from "./use-snippet";

const languages = [...new Set(snippetTargets.map((target) => target.language))];
const languagePreference = createPreference("code-language");
const clientPreference = createPreference("code-clients");
const wrapPreference = createPreference("code-wrap");

export interface SnippetPanelProps extends SnippetSource {
  /** SDKs that the API has, as its description says. */
  clients: SdkName[];
  /** Only for the copy that has the key in it. */
  credentials: Credentials;
  className?: string;
}

/** The present request as code that runs as copied. */
export function SnippetPanel(props: SnippetPanelProps) {
  const { subscribe, getRequest, getLoadCount, clients: sdks, credentials, className } = props;
  const chosenLanguage = usePreference(languagePreference);
  const chosenClients = usePreference(clientPreference).split(" ");
  const wraps = usePreference(wrapPreference) === "yes";

  const targets = listTargets(sdks);
  const language = languages.find((name) => name === chosenLanguage) ?? "cURL";
  const clients = targets.filter((target) => target.language === language);
  const target = clients.find(({ id }) => chosenClients.includes(id)) ?? clients[0] ?? snippetTargets[0];
  const { snippet, loadCount, refresh, render } = useSnippet({ subscribe, getRequest, getLoadCount }, target);
  const freshCode = () => {
    const shown = flushSync(refresh);
    const request = getRequest();
    return render && shortenRequest(request) !== request ? render(request).code : shown.code;
  };
  const codeWithKey = () => render?.({ ...getRequest(), credentials }).code ?? "";
  const isDeclined = snippet.differences.length > 0;

  const chooseClient = ({ id, language: wanted }: SnippetTarget) => {
    const rivals = targets.filter((other) => other.language === wanted);
    const others = chosenClients.filter((other) => !rivals.some((rival) => rival.id === other));
    clientPreference.set([...others, id].join(" ").trim());
    languagePreference.set(wanted);
  };
  const exact = isDeclined ? findExactTarget(targets, language, getRequest()) : undefined;

  return (
    <section aria-label="Request code" className={cn("flex min-h-0 flex-1 flex-col bg-surface", className)}>
      <Tabs
        value={language}
        onValueChange={(value) => languagePreference.set(String(value))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-2 py-1.5">
          <TabList label="Language">
            {languages.map((name) => (
              <Tab key={name} value={name}>
                {name}
              </Tab>
            ))}
          </TabList>
          <div className="ml-auto flex items-center gap-1">
            <IconButton
              label="Wrap lines"
              aria-pressed={wraps}
              className="aria-pressed:bg-hover aria-pressed:text-ink"
              onClick={() => wrapPreference.set(wraps ? "no" : "yes")}
            >
              <Icon name="wrap-text" className="icon-3.5" />
            </IconButton>
            <IconButton
              label="Download code"
              disabled={isDeclined}
              onClick={() => saveFile(target.fileName, `${freshCode()}\n`)}
            >
              <Icon name="download" className="icon-3.5" />
            </IconButton>
            {credentials.size > 0 ? <CopyWithKey text={codeWithKey} disabled={isDeclined} /> : null}
            <CopyButton size="sm" label="Copy code" iconOnly="narrow" disabled={isDeclined} text={freshCode} />
          </div>
        </div>
        <TabPanel key={language} value={language} className="flex-1 overflow-auto bg-sunken">
          <ClientBar target={target} clients={clients} onChoose={chooseClient} notes={snippet.notes ?? []} />
          {isDeclined ? (
            <DeclinedNote
              client={target.client}
              differences={snippet.differences}
              exact={exact && { label: exact.client, choose: () => chooseClient(exact) }}
            />
          ) : null}
          {/* Only what a person edits counts as changed; another request is shown anew. */}
          <CodeView key={`${target.id} ${loadCount}`} code={snippet.code} language={language} wraps={wraps} />
        </TabPanel>
      </Tabs>
    </section>
  );
}

/** A client of HTTP itself that sends the request as it is, of the same language if there is one. */
function findExactTarget(targets: readonly SnippetTarget[], language: string, request: SnippetRequest) {
  const exact = targets.filter((other) => "render" in other && other.render(request).differences.length === 0);
  return exact.find((other) => other.language === language) ?? exact[0];
}

interface ClientBarProps {
  target: SnippetTarget;
  clients: readonly SnippetTarget[];
  onChoose: (target: SnippetTarget) => void;
  notes: string[];
}

/** What to know before copying: the client, what to install for it, and what is particular about its code. */
function ClientBar({ target, clients, onChoose, notes }: ClientBarProps) {
  return (
    <div className="sticky top-0 left-0 z-10 flex flex-col gap-1 border-line border-b bg-sunken px-4 py-1.5 text-2xs">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-ink-muted">
        <Select
          aria-label="Client"
          value={target.id}
          onChange={(event) => {
            const chosen = clients.find(({ id }) => id === event.target.value);
            if (chosen) onChoose(chosen);
          }}
          className="h-7 text-xs"
          wrapperClassName="w-auto shrink-0"
        >
          {clients.map(({ id, client }) => (
            <option key={id} value={id}>
              {client}
            </option>
          ))}
        </Select>
        {target.install ? (
          <span className="flex min-w-0 items-center gap-1">
            <span className="truncate font-mono">{target.install}</span>
            <CopyButton iconOnly label="Copy install command" className="size-6" text={() => target.install ?? ""} />
          </span>
        ) : null}
      </div>
      {notes.map((note) => (
        <p key={note} className="text-ink-muted">
          {note}
        </p>
      ))}
    </div>
  );
}

function usePreference(preference: Preference): string {
  return useSyncExternalStore(preference.subscribe, preference.get, () => "");
}
