"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { type LensChoice, lenses } from "./lens-list";

export interface IdleResponseProps extends LensChoice {
  /** "sending" while the viewer itself is still being loaded for the first request. */
  state: "idle" | "sending";
  /** Asks for a file that was recorded earlier. */
  onOpenRecording: () => void;
}

/** The response region before the first send: all that the first screen needs of the viewer. */
export function IdleResponse({ state, lens, onLensChange, onOpenRecording }: IdleResponseProps) {
  return (
    <section aria-label="Response" data-state={state} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex min-h-10 items-center gap-x-3 border-b px-4 py-1.5">
        <h2 className="font-semibold text-xs">Response</h2>
        <Badge className="h-5">{state === "idle" ? "Nothing sent yet" : "Sending"}</Badge>
      </header>
      <Tabs value={lens} onValueChange={onLensChange} className="flex min-h-0 flex-1 flex-col">
        <div className="flex h-9 shrink-0 items-center border-b px-2">
          <TabList label="Response views">
            {lenses.map(({ id, title }) => (
              <Tab key={id} value={id}>
                {title}
              </Tab>
            ))}
          </TabList>
        </div>
        <TabPanel
          value={lens}
          className="flex flex-1 flex-col items-center justify-center gap-2 overflow-auto p-6 text-center"
        >
          {state === "idle" ? (
            <>
              <Icon name="send" className="icon-5 text-ink-faint" />
              <p className="font-medium text-[0.8125rem]">Send the request to see the answer here</p>
              <p className="max-w-sm text-ink-muted text-xs">
                Streams appear as they arrive, with every event, header and time. Ctrl or ⌘ + Enter sends, Esc stops.
              </p>
              <Button size="sm" variant="ghost" onClick={onOpenRecording}>
                Open a recording
              </Button>
            </>
          ) : null}
        </TabPanel>
      </Tabs>
    </section>
  );
}
