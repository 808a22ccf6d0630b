"use client";

import { lazy, Suspense, useState } from "react";
import { IdleResponse } from "@/components/response/idle-response";
import type { Lens } from "@/components/response/lens-list";
import type { Sender } from "./use-sender";

const ResponseViewer = lazy(() =>
  import("@/components/response/response-viewer").then((module) => ({ default: module.ResponseViewer })),
);
const SecretBanner = lazy(() => import("./secret-banner").then((module) => ({ default: module.SecretBanner })));

export interface ResponsePaneProps {
  sender: Sender;
  /** JSON pointer of a value that is shown once. */
  secret: string | undefined;
  onRetry: () => void;
}

/** The response region; its viewer is loaded with the first send. */
export function ResponsePane({ sender, secret, onRetry }: ResponsePaneProps) {
  const { exchange, isLoading } = sender;
  const [lens, setLens] = useState<Lens>("preview");
  const choice = { lens, onLensChange: setLens };
  if (!exchange) return <IdleResponse state={isLoading ? "sending" : "idle"} {...choice} />;
  return (
    <Suspense fallback={<IdleResponse state="sending" {...choice} />}>
      {secret ? <SecretBanner exchange={exchange} pointer={secret} /> : null}
      <ResponseViewer exchange={exchange} onRetry={onRetry} {...choice} />
    </Suspense>
  );
}
