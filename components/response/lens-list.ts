export type Lens = "preview" | "json" | "events" | "raw" | "headers";

/** How the JSON lens shows its value. */
export type JsonView = "text" | "tree";

/** The view that is shown. It is held outside, since the frame of the first screen gives way to the viewer. */
export interface LensChoice {
  lens: Lens;
  onLensChange: (lens: Lens) => void;
}

/** The views over one response, in the order of their tabs. */
export const lenses: readonly { id: Lens; title: string }[] = [
  { id: "preview", title: "Preview" },
  { id: "json", title: "JSON" },
  { id: "events", title: "Events" },
  { id: "raw", title: "Raw" },
  { id: "headers", title: "Headers" },
];
