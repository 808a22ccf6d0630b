"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { SnippetPanel as SnippetPanelType } from "@/components/snippets/snippet-panel";

const SnippetPanel = lazy(() =>
  import("@/components/snippets/snippet-panel").then((module) => ({ default: module.SnippetPanel })),
);

/** The code for the request. The writers of three languages load once the form reacts, not before. */
export function CodePane(props: ComponentProps<typeof SnippetPanelType>) {
  return (
    <Suspense fallback={<CodeFrame />}>
      <SnippetPanel {...props} />
    </Suspense>
  );
}

/** Holds the place of the code until it is there. */
export function CodeFrame() {
  return <section aria-label="Request code" aria-busy className="min-h-0 flex-1 bg-sunken" />;
}
