"use client";

import { lazy, Suspense, useState } from "react";
import { IdleResponse } from "@/components/response/idle-response";
import type { KeepActions } from "@/components/response/keep/keep-menu";
import type { Lens, LensChoice } from "@/components/response/lens-list";
import type { AnswerPaneProps } from "./answer-pane";
import { NoticeBar } from "./notice-bar";
import { useFileDrop } from "./use-file-drop";
import { useRecordingFiles } from "./use-recording-files";
import type { Sender } from "./use-sender";

const AnswerPane = lazy(() => import("./answer-pane").then((module) => ({ default: module.AnswerPane })));
const SecretBanner = lazy(() => import("./secret-banner").then((module) => ({ default: module.SecretBanner })));

export interface ResponsePaneProps extends Omit<AnswerPaneProps, "exchange" | keyof LensChoice | keyof KeepActions> {
  sender: Sender;
  /** JSON pointer of a value that is shown once. */
  secret: string | undefined;
}

/** The response region; its viewer is loaded with the first send. A recording that is dropped on it is played. */
export function ResponsePane({ sender, secret, ...others }: ResponsePaneProps) {
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
          <AnswerPane exchange={exchange} onReplay={sender.replay} {...others} {...shared} />
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
