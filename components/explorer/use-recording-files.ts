"use client";

import { useCallback, useState } from "react";
import type { OpenedFile } from "@/lib/browser/open-recording-file";
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

const load = () => import("@/lib/browser/open-recording-file");

/** Recorded responses out of files. What asks for and reads them is loaded with the first. */
export function useRecordingFiles({ play }: Sender): RecordingFiles {
  const [problem, setProblem] = useState<string | null>(null);
  const dismissProblem = useCallback(() => setProblem(null), []);
  const show = (opened: OpenedFile) => {
    setProblem(opened.ok ? null : opened.explanation);
    if (opened.ok) play(opened.recording, 1);
  };
  return {
    problem,
    dismissProblem,
    pick: async () => (await load()).pickRecordingFile(show),
    open: async (file) => show(await (await load()).openRecordingFile(file)),
  };
}
