"use client";

import { Download, TriangleAlert, WrapText } from "lucide-react";
import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/select";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { createPreference, type Preference } from "@/lib/browser/preference";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import { snippetTargets } from "@/lib/snippets/snippet-targets";
import { CodeView } from "./code-view";
import { saveFile } from "./save-file";
import { type SnippetSource, useSnippet } from "./use-snippet";

const languages = [...new Set(snippetTargets.map((target) => target.language))];
const languagePreference = createPreference("code-language");
const clientPreference = createPreference("code-clients");
const wrapPreference = createPreference("code-wrap");

/** The present request as code that runs as copied. */
export function SnippetPanel({ subscribe, getRequest, className }: SnippetSource & { className?: string }) {
  const chosenLanguage = usePreference(languagePreference);
  const chosenClients = usePreference(clientPreference).split(" ");
  const wraps = usePreference(wrapPreference) === "yes";

  const language = languages.find((name) => name === chosenLanguage) ?? "cURL";
  const clients = snippetTargets.filter((target) => target.language === language);
  const target = clients.find(({ id }) => chosenClients.includes(id)) ?? clients[0] ?? snippetTargets[0];
  const { snippet, refresh } = useSnippet({ subscribe, getRequest }, target);
  const freshCode = () => flushSync(refresh).code;

  const chooseClient = (id: string) => {
    const others = chosenClients.filter((other) => !clients.some((client) => client.id === other));
    clientPreference.set([...others, id].join(" ").trim());
  };

  return (
    <section aria-label="Request code" className={cn("flex min-h-0 flex-1 flex-col bg-surface", className)}>
      <Tabs
        value={language}
        onValueChange={(value) => languagePreference.set(String(value))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex shrink-0 items-center gap-2 border-line border-b px-2 py-1.5">
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
              <WrapText aria-hidden className="size-3.5" />
            </IconButton>
            <IconButton label="Download code" onClick={() => saveFile(target.fileName, `${freshCode()}\n`)}>
              <Download aria-hidden className="size-3.5" />
            </IconButton>
            <CopyButton size="sm" label="Copy code" text={freshCode} />
          </div>
        </div>
        <TabPanel key={language} value={language} className="flex-1 overflow-auto bg-sunken">
          <SnippetNotes target={target} clients={clients} onChoose={chooseClient} differences={snippet.differences} />
          <CodeView code={snippet.code} language={language} wraps={wraps} />
        </TabPanel>
      </Tabs>
    </section>
  );
}

interface SnippetNotesProps {
  target: SnippetTarget;
  clients: SnippetTarget[];
  onChoose: (id: string) => void;
  differences: string[];
}

/** What to know before copying: the client, what to install for it, and what its code does otherwise than Send. */
function SnippetNotes({ target, clients, onChoose, differences }: SnippetNotesProps) {
  const hasChoice = clients.length > 1;
  if (!hasChoice && !target.install && differences.length === 0) return null;
  return (
    <div className="sticky top-0 left-0 z-10 flex flex-col gap-1.5 border-line border-b bg-sunken px-4 py-1.5 text-2xs">
      {hasChoice || target.install ? (
        <div className="flex min-h-7 items-center gap-3 text-ink-muted">
          {hasChoice ? (
            <Select
              aria-label="Client"
              value={target.id}
              onChange={(event) => onChoose(event.target.value)}
              className="h-7 text-xs"
              wrapperClassName="w-auto"
            >
              {clients.map(({ id, client }) => (
                <option key={id} value={id}>
                  {client}
                </option>
              ))}
            </Select>
          ) : null}
          {target.install ? (
            <span className="flex min-w-0 items-center gap-1">
              <span className="truncate font-mono">{target.install}</span>
              <CopyButton iconOnly label="Copy install command" className="size-6" text={() => target.install ?? ""} />
            </span>
          ) : null}
        </div>
      ) : null}
      {differences.map((difference) => (
        <p key={difference} className="flex items-start gap-1.5 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {difference}
        </p>
      ))}
    </div>
  );
}

function usePreference(preference: Preference): string {
  return useSyncExternalStore(preference.subscribe, preference.get, () => "");
}
