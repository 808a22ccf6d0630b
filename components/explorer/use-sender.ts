"use client";

import { useCallback, useState } from "react";
import { sendRequest } from "@/lib/browser/send-request";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";
import { buildAuthorization } from "@/lib/request/authorization";
import type { RequestModel } from "@/lib/request/request-model";
import { sendInit } from "@/lib/request/send-init";
import { createExchange, type Exchange } from "@/lib/stream/exchange";

export interface Sender {
  exchange: Exchange;
  /** Sends through the relay; an exchange that is still running is left alone. */
  send(request: RequestModel, serverId: string, credential: string): void;
  stop(): void;
}

/** Sends requests of one operation and holds the exchange that its viewer shows. */
export function useSender(): Sender {
  const [exchange] = useState(createExchange);
  const send = useCallback(
    (request: RequestModel, serverId: string, credential: string) => {
      const { state } = exchange.getSnapshot();
      if (state === "sending" || state === "streaming") return;
      const init = sendInit(request);
      const authorization = buildAuthorization(request.security, credential);
      const query = [request.queryString, ...authorization.query].filter(Boolean).join("&");
      const cookie = authorization.cookies.map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = [...init.headers, ...authorization.headers, ...(cookie ? [["Cookie", cookie] as const] : [])];
      void sendRequest(exchange, {
        url: `/api/relay/${serverId}${request.path}${query ? `?${query}` : ""}`,
        method: init.method,
        // A browser keeps some headers to itself; the relay takes those under another name.
        headers: headers.map(([name, value]): [string, string] => [toCarriedHeaderName(name), value]),
        body: init.body,
        assembler: request.assembler,
      });
    },
    [exchange],
  );
  const stop = useCallback(() => exchange.stop(), [exchange]);
  return { exchange, send, stop };
}
