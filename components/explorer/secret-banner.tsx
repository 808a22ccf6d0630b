"use client";

import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon/icon";
import { readPointer } from "@/lib/json";
import type { Exchange } from "@/lib/stream/exchange";

/** Shows a credential that the answer created, which the API never tells again. It is held in memory only. */
export function SecretBanner({ exchange, pointer }: { exchange: Exchange; pointer: string }) {
  const secret = useSyncExternalStore(
    exchange.subscribe,
    () => {
      const { state, json, replay } = exchange.getSnapshot();
      const value = state === "done" && !replay ? readPointer(json, pointer) : undefined;
      return typeof value === "string" ? value : null;
    },
    () => null,
  );
  if (secret === null) return null;
  return (
    <section
      aria-label="Created key"
      className="flex items-center gap-3 border-b bg-warn-soft px-4 py-2 text-[0.8125rem]"
    >
      <Icon name="key-round" className="icon-4 shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">Copy this key now: it is shown only once and not stored here.</p>
        <code className="block truncate font-mono text-code">{secret}</code>
      </div>
      <CopyButton text={() => secret} label="Copy key" />
    </section>
  );
}
