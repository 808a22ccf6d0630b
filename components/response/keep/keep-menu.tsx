"use client";

import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
import type { MenuEntry } from "@/components/ui/menu-popup";
import { readPointer } from "@/lib/json";
import { leaveOutSecret } from "@/lib/recording/leave-out-secret";
import { takeRecording } from "@/lib/recording/recording";
import { writeRecording } from "@/lib/recording/write-recording";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { readResponseJson } from "../lenses/use-response-json";
import { useResponseActions } from "../response-actions";
import { isRunning } from "../words";
import { download } from "./download";
import { nameRaw } from "./name-raw";
import { replaySpeeds } from "./replay-speeds";
import { writeTranscript } from "./write-transcript";

export interface KeepActions {
  /** Plays the response again, so many times as fast. */
  onReplay: (speed: number) => void;
  /** Asks for a file that was recorded earlier. */
  onOpenRecording: () => void;
}

export interface KeepMenuProps extends KeepActions {
  exchange: Exchange;
  snapshot: ExchangeSnapshot;
}

/** Everything that takes a response out of this page, or brings one back. Texts are made when they are asked for. */
export function KeepMenu({ exchange, snapshot, onReplay, onOpenRecording }: KeepMenuProps) {
  const { secret } = useResponseActions();
  const [outcome, setOutcome] = useState<string | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 1800);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("Copied");
    } catch {
      setOutcome("The browser did not allow copying");
    }
  };
  const listEntries = (): MenuEntry[] => {
    const json = () => readResponseJson(exchange, snapshot);
    const hasJson = snapshot.json !== undefined || snapshot.events.length > 0;
    const raw = snapshot.rawText;
    const taken = isRunning(snapshot) ? undefined : takeRecording(exchange);
    const recording = taken && secret !== undefined ? leaveOutSecret(taken, snapshot.json, secret) : taken;
    const holdsSecret = secret !== undefined && typeof readPointer(snapshot.json, secret) === "string";
    const warning = holdsSecret ? { hint: "holds the secret" } : {};
    return [
      { section: "Copy", label: "Copy as Markdown", ...warning, onSelect: () => copy(writeTranscript(snapshot)) },
      ...(hasJson ? [{ section: "Copy", label: "Copy as JSON", ...warning, onSelect: () => copy(json()) }] : []),
      ...(raw ? [{ section: "Copy", label: "Copy as it came", ...warning, onSelect: () => copy(raw.toString()) }] : []),
      {
        section: "Download",
        label: "Download Markdown",
        ...warning,
        onSelect: () => download("response.md", [writeTranscript(snapshot)], "text/markdown"),
      },
      ...(hasJson
        ? [
            {
              section: "Download",
              label: "Download JSON",
              ...warning,
              onSelect: () => download("response.json", [json()], "application/json"),
            },
          ]
        : []),
      {
        section: "Download",
        label: "Download as it came",
        ...warning,
        onSelect: () => download(nameRaw(snapshot), exchange.bytes(), "application/octet-stream"),
      },
      ...(recording
        ? [
            {
              section: "Download",
              label: "Download recording",
              hint: holdsSecret ? "without the secret" : "with its timing",
              onSelect: () =>
                download("response.recording.jsonl", [...writeRecording(recording)], "application/x-ndjson"),
            },
          ]
        : []),
      ...(taken
        ? replaySpeeds.map(({ speed, label }) => ({
            section: "Replay",
            label: `Replay ${label}`,
            onSelect: () => onReplay(speed),
          }))
        : []),
      { section: "Replay", label: "Open recording…", onSelect: onOpenRecording },
    ].map((entry) => ({ key: entry.label, ...entry }));
  };

  return (
    <>
      <MenuButton label="Keep response" entries={listEntries} className={buttonClass("ghost", "sm", "px-0 base:w-7")}>
        {outcome === "Copied" ? (
          <Icon name="check" className="icon-3.5 text-ok" />
        ) : (
          <Icon name="archive" className="icon-3.5" />
        )}
      </MenuButton>
      <span role="status" className="sr-only">
        {outcome}
      </span>
    </>
  );
}
