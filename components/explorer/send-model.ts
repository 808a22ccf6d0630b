import { sendRequest } from "@/lib/browser/send-request";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";
import { buildAuthorization, type Credentials } from "@/lib/request/authorization";
import type { RequestModel } from "@/lib/request/request-model";
import { sendInit } from "@/lib/request/send-init";
import type { Exchange } from "@/lib/stream/exchange";
import { countAnswer } from "./tab-total";

export { replayRecording } from "@/lib/browser/replay-recording";
export { takeRecording } from "@/lib/recording/recording";
export { createExchange } from "@/lib/stream/exchange";

type Header = [name: string, value: string];

/** Sends a request with the user's credentials through the relay; the exchange takes all that happens. */
export function sendModel(exchange: Exchange, request: RequestModel, serverId: string, credentials: Credentials): void {
  const init = sendInit(request);
  const authorization = buildAuthorization(request.security, credentials);
  const query = [request.queryString, ...authorization.query].filter(Boolean).join("&");
  const headers = mergeCookies([
    ...init.headers,
    ...authorization.headers,
    ...authorization.cookies.map(([name, value]): Header => ["Cookie", `${name}=${value}`]),
  ]);
  const ended = sendRequest(exchange, {
    url: `/api/relay/${serverId}${request.path}${query ? `?${query}` : ""}`,
    method: init.method,
    // A browser keeps some headers to itself; the relay takes those under another name.
    headers: headers.map(([name, value]): Header => [toCarriedHeaderName(name), value]),
    body: init.body,
    assembler: request.assembler,
  });
  const { runId } = exchange.getSnapshot();
  void ended.then(() => countAnswer(exchange, runId));
}

/** A request has one Cookie header; several would be joined by a comma, which no server reads. */
function mergeCookies(headers: Header[]): Header[] {
  const isCookie = ([name]: Header) => name.toLowerCase() === "cookie";
  const cookies = headers.filter(isCookie).map(([, value]) => value);
  const others = headers.filter((header) => !isCookie(header));
  return cookies.length === 0 ? others : [...others, ["Cookie", cookies.join("; ")]];
}
