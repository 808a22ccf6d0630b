export type RecordingProblem =
  | "not-a-recording"
  | "newer-version"
  | "unknown-version"
  | "damaged"
  | "cut-short"
  | "too-large";

/** What is wrong with a recording file, and what to do about it. One place for the wording. */
export const recordingProblems: Record<RecordingProblem, { title: string; nextStep: string }> = {
  "not-a-recording": {
    title: "This file is not a recording",
    nextStep: "Recordings are made with “Download recording” in the menu of a response.",
  },
  "newer-version": {
    title: "This recording was made by a newer version",
    nextStep: "Update this app, or open it where it was made.",
  },
  "unknown-version": {
    title: "This recording has an unknown version",
    nextStep: "No version of this app has made such files. Record the response again.",
  },
  damaged: {
    title: "This recording is damaged",
    nextStep: "A part of it was changed. Ask for the file again.",
  },
  "cut-short": {
    title: "This recording is not whole",
    nextStep: "Its end is missing, as after a download that was broken off. Ask for the file again.",
  },
  "too-large": {
    title: "This file is too large",
    nextStep: "No response that this app reads makes a recording of that size.",
  },
};
