export type Lens = "preview" | "json" | "events" | "raw" | "headers";

/** The views over one response, in the order of their tabs. */
export const lenses: readonly { id: Lens; title: string }[] = [
  { id: "preview", title: "Preview" },
  { id: "json", title: "JSON" },
  { id: "events", title: "Events" },
  { id: "raw", title: "Raw" },
  { id: "headers", title: "Headers" },
];
