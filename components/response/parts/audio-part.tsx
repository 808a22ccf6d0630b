"use client";

import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon/icon";
import type { AnswerPart } from "@/lib/stream/answer";
import { readAudioSource } from "../audio-source";
import { MarkdownText } from "../markdown/markdown-text";
import { formatBytes } from "../words";

/** Spoken output: a player once all of it is there, its transcript as it comes. */
export function AudioPart({ audio, live }: { audio: Extract<AnswerPart, { kind: "audio" }>; live: boolean }) {
  return (
    <div className="rounded-lg border bg-sunken p-3">
      <p className="mb-2 flex items-center gap-1.5 font-medium text-ink-muted text-xs">
        <Icon name="volume-2" className="icon-3.5" />
        Audio{live ? ` · ${formatBytes(Math.floor((audio.data.length * 3) / 4))} so far` : ""}
      </p>
      {live || audio.data.length === 0 ? null : (
        <Player base64={audio.data.toString()} format={audio.format} transcript={audio.transcript.toString()} />
      )}
      {audio.transcript.length > 0 ? <MarkdownText text={audio.transcript} live={live} /> : null}
    </div>
  );
}

interface PlayerProps {
  base64: string;
  format: string | undefined;
  transcript: string;
}

function Player({ base64, format, transcript }: PlayerProps) {
  const [source, setSource] = useState<{ url: string; extension: string } | null | undefined>(undefined);
  useEffect(() => {
    const audio = readAudioSource(base64, format);
    if (!audio) {
      setSource(null);
      return;
    }
    const url = URL.createObjectURL(audio.blob);
    setSource({ url, extension: audio.extension });
    return () => URL.revokeObjectURL(url);
  }, [base64, format]);
  if (source === null) return <p className="text-ink-faint text-xs">The audio data is damaged.</p>;
  if (!source) return null;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-3">
      <audio controls src={source.url} className="h-9 max-w-full">
        <track kind="captions" label="Transcript" src={captionUrl(transcript)} />
      </audio>
      <a
        href={source.url}
        download={`answer.${source.extension}`}
        className="text-accent-text text-xs underline underline-offset-2"
      >
        Download audio
      </a>
    </div>
  );
}

/** The whole transcript as one caption: its timing is not known. */
function captionUrl(transcript: string): string {
  // Half of a surrogate pair has no encoding.
  const text = transcript.replace(/\p{Surrogate}/gu, "\uFFFD");
  const cue = text.replace(/\n{2,}/g, "\n").replaceAll("-->", "→") || "No transcript";
  return `data:text/vtt;charset=utf-8,${encodeURIComponent(`WEBVTT\n\n00:00.000 --> 99:59.000\n${cue}\n`)}`;
}
