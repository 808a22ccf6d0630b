"use client";

import { lazy, Suspense } from "react";
import { IdleResponse } from "@/components/response/idle-response";
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
  if (!exchange) return <IdleResponse state={isLoading ? "sending" : "idle"} />;
  return (
    <Suspense fallback={<IdleResponse state="sending" />}>
      {secret ? <SecretBanner exchange={exchange} pointer={secret} /> : null}
      <ResponseViewer exchange={exchange} onRetry={onRetry} />
    </Suspense>
  );
}
