"use client";

import type { RequestFormController } from "@/components/form/use-request-form";
import type { KeepActions } from "@/components/response/keep/keep-menu";
import type { LensChoice } from "@/components/response/lens-list";
import { ResponseActionsProvider } from "@/components/response/response-actions";
import { ResponseViewer } from "@/components/response/response-viewer";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Exchange } from "@/lib/stream/exchange";
import { AnswerFooter } from "./answer-footer";
import { type SentRequest, useAnswerActions } from "./use-answer-actions";

export interface AnswerPaneProps extends LensChoice, KeepActions {
  exchange: Exchange;
  controller: RequestFormController;
  /** The request that was sent last. */
  sent: SentRequest;
  onRetry: () => void;
  /** Replaces the request. */
  onLoad: (values: RequestValues, what: string) => void;
  /** Brings the request into view where only one pane is seen. */
  onShowRequest: () => void;
}

/** The viewer together with what its answer leads to. Loaded with the first send. */
export function AnswerPane({ exchange, controller, sent, onRetry, onLoad, onShowRequest, ...choice }: AnswerPaneProps) {
  const actions = useAnswerActions(controller, exchange, sent, onShowRequest);
  return (
    <ResponseActionsProvider value={actions}>
      <ResponseViewer
        exchange={exchange}
        onRetry={onRetry}
        footer={
          <AnswerFooter
            exchange={exchange}
            controller={controller}
            sent={sent.values}
            onLoad={onLoad}
            onShowRequest={onShowRequest}
          />
        }
        {...choice}
      />
    </ResponseActionsProvider>
  );
}
