"use client";

import { lazy, Suspense, useState } from "react";
import { IdleResponse } from "@/components/response/idle-response";
import type { Lens } from "@/components/response/lens-list";
import { NoticeBar } from "./notice-bar";
import { useFileDrop } from "./use-file-drop";
import { useRecordingFiles } from "./use-recording-files";
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

/** The response region; its viewer is loaded with the first send. A recording that is dropped on it is played. */
export function ResponsePane({ sender, secret, onRetry }: ResponsePaneProps) {
  const { exchange, isLoading } = sender;
  const [lens, setLens] = useState<Lens>("preview");
  const files = useRecordingFiles(sender);
  const { isOver, ...drop } = useFileDrop(files.open);
  const shared = { lens, onLensChange: setLens, onOpenRecording: files.pick };
  const waiting = <IdleResponse state="sending" {...shared} />;
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col" {...drop}>
      {exchange ? (
        <Suspense fallback={waiting}>
          {secret ? <SecretBanner exchange={exchange} pointer={secret} /> : null}
          <ResponseViewer exchange={exchange} onRetry={onRetry} onReplay={sender.replay} {...shared} />
        </Suspense>
      ) : isLoading ? (
        waiting
      ) : (
        <IdleResponse state="idle" {...shared} />
      )}
      {isOver ? (
        <p className="pointer-events-none absolute inset-2 z-10 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-surface/90 font-medium text-[0.8125rem]">
          Drop a recording to play it
        </p>
      ) : null}
      <NoticeBar
        notice={files.problem === null ? null : { tone: "danger", text: files.problem }}
        onDismiss={files.dismissProblem}
      />
    </div>
  );
}
