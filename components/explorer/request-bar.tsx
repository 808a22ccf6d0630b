"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { MethodBadge } from "@/components/ui/method-badge";
import { Select } from "@/components/ui/select";
import type { HttpMethod } from "@/lib/openapi/operation";
import { useExplorer, useServer } from "./explorer-context";

export interface RequestBarProps {
  method: HttpMethod;
  /** Where the path begins. */
  baseUrl: string;
  /** The filled path with its query, as it is sent. */
  target: string;
  running: boolean;
  onSend: () => void;
  onStop: () => void;
  /** A send is likely: the pointer or the focus is on its button. */
  onPrepare: () => void;
}

/** Method and address of the request, the server it goes to, Send and Stop. */
export function RequestBar({ method, baseUrl, target, running, onSend, onStop, onPrepare }: RequestBarProps) {
  const { servers, chooseServer } = useExplorer();
  const server = useServer();
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-3 py-2 lg:px-4">
      <div className="flex h-9 min-w-0 flex-1 basis-72 items-center max-sm:basis-full gap-2 rounded-lg border border-line bg-sunken pr-1 pl-2">
        <MethodBadge method={method} />
        <code
          className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap font-mono text-code [scrollbar-width:none]"
          title={baseUrl + target}
        >
          <span className="text-ink-faint">{baseUrl}</span>
          <span>{target}</span>
        </code>
      </div>
      <Select
        aria-label="Server"
        className="h-9 rounded-lg"
        wrapperClassName="w-44 max-sm:w-auto max-sm:flex-1"
        value={server.id}
        onChange={(event) => chooseServer(event.target.value)}
      >
        {servers.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </Select>
      {running ? (
        <Button variant="danger" size="lg" onClick={onStop} aria-keyshortcuts="Escape">
          <span aria-hidden className="m-0.5 size-2.5 rounded-xs bg-current" />
          Stop
        </Button>
      ) : null}
      <Button
        variant="primary"
        size="lg"
        onClick={onSend}
        onPointerEnter={onPrepare}
        onFocus={onPrepare}
        // Stays focusable while running, so that the keyboard is not thrown back to the top of the page.
        aria-disabled={running}
        aria-label="Send request"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        className="aria-disabled:cursor-not-allowed aria-disabled:opacity-60"
      >
        <Icon name="send" className="icon-3.5" />
        Send
      </Button>
    </div>
  );
}
