import { type RecordingProblem, recordingProblems } from "@/lib/errors/recording-problem";
import { readRecording } from "@/lib/recording/read-recording";
import type { Recording } from "@/lib/recording/recording";

/** Nothing that the app reads makes a larger one, and a text cannot be much longer. */
const maxFileBytes = 400 * 1024 * 1024;

export type OpenedFile = { ok: true; recording: Recording } | { ok: false; explanation: string };

/** Reads a file that a person chose; what is wrong with it is said in words. */
export async function openRecordingFile(file: File): Promise<OpenedFile> {
  if (file.size > maxFileBytes) return refuse("too-large");
  let text: string;
  try {
    text = await file.text();
  } catch {
    // A folder, or a file that is gone.
    return refuse("not-a-recording");
  }
  const opened = readRecording(text);
  return opened.ok ? opened : refuse(opened.problem, opened.line);
}

/** Asks for a recording file and opens it; calls back only when one was chosen. */
export function pickRecordingFile(onOpened: (opened: OpenedFile) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".jsonl,.ndjson,.json,application/x-ndjson";
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (file) onOpened(await openRecordingFile(file));
  });
  input.click();
}

function refuse(problem: RecordingProblem, line?: number): OpenedFile {
  const { title, nextStep } = recordingProblems[problem];
  return { ok: false, explanation: `${title}${line === undefined ? "" : ` (line ${line})`}. ${nextStep}` };
}
