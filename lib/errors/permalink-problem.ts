export type PermalinkProblem =
  | "damaged"
  | "too-large"
  | "too-deep"
  | "newer-version"
  | "unknown-version"
  | "malformed"
  | "gone"
  | "unavailable";

/** What is wrong with a request link, and what to do about it. One place for the wording. */
export const permalinkProblems: Record<PermalinkProblem, { title: string; nextStep: string }> = {
  damaged: {
    title: "This link is damaged",
    nextStep: "A part of it was cut off or changed on its way. Ask for it again, copied whole.",
  },
  "too-large": {
    title: "This link is too large",
    nextStep: "It unpacks to more than a request may hold. Ask for the JSON body instead, and paste it with Import.",
  },
  "too-deep": {
    title: "This link is nested too deeply",
    nextStep: "It holds more levels than any request needs, so it was not opened.",
  },
  "newer-version": {
    title: "This link was made by a newer version",
    nextStep: "Update this app, or open the link where it was made.",
  },
  "unknown-version": {
    title: "This link has an unknown version",
    nextStep: "No version of this app has made such links. Ask for it again.",
  },
  gone: {
    title: "This link has expired or was deleted",
    nextStep: "Ask for a new one.",
  },
  unavailable: {
    title: "This short link could not be fetched",
    nextStep: "The server that keeps it did not answer. Open it again in a moment.",
  },
  malformed: {
    title: "This link does not hold a request",
    nextStep: "It arrived whole, but its content is not a request. Ask for it again.",
  },
};
