"use client";

import { useCallback, useState } from "react";
import type { Sender } from "./use-sender";

export interface RecordingFiles {
  /** Why the last file could not be opened. */
  problem: string | null;
  dismissProblem: () => void;
  /** Asks for a file. */
  pick: () => void;
  /** Plays the recording of a file at its own speed. */
  open: (file: File) => void;
}

/** Recorded responses out of files. What reads them is loaded with the first. */
export function useRecordingFiles({ play }: Sender): RecordingFiles {
  const [problem, setProblem] = useState<string | null>(null);
  const dismissProblem = useCallback(() => setProblem(null), []);
  const open = async (file: File) => {
    setProblem(null);
    const { openRecordingFile } = await import("@/lib/browser/open-recording-file");
    const opened = await openRecordingFile(file);
    if (opened.ok) play(opened.recording, 1);
    else setProblem(opened.explanation);
  };
  const pick = () => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".jsonl,.ndjson,.json,application/x-ndjson";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) void open(file);
    });
    input.click();
  };
  return { problem, dismissProblem, pick, open: (file) => void open(file) };
}
