import type { Json } from "@/lib/json";
import type { Failure } from "./failure";
import { type ApiError, readApiError } from "./read-api-error";
import { readRelayError, relayErrors } from "./relay-errors";
import { explainErrorType, explainStatus, explainStatusName, type Wording } from "./status-wording";

/** Who an error comes from: decides where to look for the cause. */
export type ErrorSource = "api" | "provider" | "relay" | "network" | "browser";

export interface ErrorExplanation extends Wording {
  source: ErrorSource;
  /** What the API itself said about it. */
  details: ApiError;
  retryAfterSeconds?: number;
  /** Whether sending the same request again can help. */
  canRetry: boolean;
}

/** Title, plain explanation and next step for a failure: the one place that has the words. */
export function explainError(failure: Failure): ErrorExplanation {
  switch (failure.kind) {
    case "http":
      return explainHttp(failure);
    case "reported":
      return explainReported(failure.error, failure.inStream);
    case "relay":
      return explainRelay(failure);
    case "unreachable":
      return fromBrowser("network", true, failure.detail, {
        title: failure.offline ? "You are offline" : "Could not reach the playground",
        explanation: failure.offline
          ? "This device has no network connection, so the request was not sent."
          : "The page could not reach its own server. It may have been stopped, or something between here and there blocks it.",
        nextStep: failure.offline
          ? "Connect, then send again."
          : "Check that the playground's server is running, then send again.",
      });
    case "connection-lost":
      return fromBrowser("network", true, failure.detail, {
        title: "Connection lost",
        explanation: failure.offline
          ? "This device went offline in the middle of the answer."
          : "The connection broke in the middle of the answer. The API may go on working on it, and may bill it.",
        nextStep: "What arrived is kept. Send again for a whole answer.",
      });
    case "short-body":
      return fromBrowser("network", true, undefined, {
        title: "Answer incomplete",
        explanation: `${failure.announcedBytes} bytes were announced, but only ${failure.receivedBytes} arrived.`,
        nextStep: "What arrived is kept. Send again for a whole answer.",
      });
    case "unfinished-stream":
      return fromBrowser("api", true, undefined, {
        title: failure.events === 0 ? "The stream was empty" : "The stream was cut off",
        explanation:
          failure.events === 0
            ? "The API opened a stream and closed it without sending any data."
            : "The stream ended without saying that it is over: no finish reason and no [DONE]. The text may stop in the middle.",
        nextStep: "What arrived is kept. Send again for a whole answer.",
      });
    case "unfinished-json":
      return fromBrowser("api", true, undefined, {
        title: "Answer incomplete",
        explanation: "The body is JSON that stops in the middle.",
        nextStep: "The Raw tab has what arrived. Send again for a whole answer.",
      });
    case "redirect":
      return fromBrowser("network", false, undefined, {
        title: "Redirect not followed",
        explanation:
          "The server answered with a redirect. It is not followed, because that would take your credential along.",
        nextStep: "Check the server's address.",
      });
    case "refused-by-browser":
      return fromBrowser("browser", false, failure.detail, {
        title: "The browser refused the request",
        explanation: "The request has a part that a browser cannot send, so nothing was sent.",
        nextStep:
          "Correct the part that the message names. Header values take no line breaks and no characters above U+00FF.",
      });
    case "too-large":
      return fromBrowser("browser", false, undefined, {
        title: failure.what === "event" ? "An event without an end" : "Answer too large",
        explanation: `${failure.what === "event" ? "One event of the stream" : "The answer"} grew beyond ${failure.limitBytes / 1024 / 1024} MiB, so the reading was stopped to keep this page alive.`,
        nextStep: "What arrived is kept. Use the copied code to read the rest outside of the browser.",
      });
  }
}

function explainHttp(failure: Extract<Failure, { kind: "http" }>): ErrorExplanation {
  const found = readApiError(failure.body ?? plainText(failure.bodyText));
  const requestId = found.requestId ?? failure.requestId;
  const details = { ...found, ...(requestId !== undefined && { requestId }) };
  const retryAfterSeconds = failure.retryAfterSeconds ?? details.retryAfterSeconds;
  const wording = explainStatus(failure.status, details);
  return {
    ...wording,
    source: details.provider || details.raw !== undefined ? "provider" : "api",
    details,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    canRetry: isWorthRetrying(failure.status),
  };
}

/** A page of HTML is no explanation; a line of text may be. */
function plainText(text: string): Json | undefined {
  const trimmed = text.trim();
  return trimmed === "" || trimmed.startsWith("<") || trimmed.length > 500 ? undefined : trimmed;
}

function explainReported(error: Json, inStream: boolean): ErrorExplanation {
  const details = readApiError(error);
  const status = Number(details.code);
  const known =
    explainErrorType(details) ??
    (status >= 400 && status < 600 ? explainStatus(status, details) : explainStatusName(details));
  const where = inStream
    ? "The API reported this in the middle of the stream, after it had answered with success. What arrived is kept."
    : "The API answered with a success status, but the body reports an error.";
  return {
    title: known?.title ?? (inStream ? "The answer failed half-way" : "The API reported an error"),
    explanation: known ? `${known.explanation} ${where}` : where,
    nextStep: known?.nextStep ?? "Read the message, then send again.",
    ...(known?.fix && { fix: known.fix }),
    source: details.provider || details.raw !== undefined ? "provider" : "api",
    details,
    canRetry: true,
  };
}

function explainRelay(failure: Extract<Failure, { kind: "relay" }>): ErrorExplanation {
  const known = readRelayError(failure.error);
  const details = readApiError(failure.error);
  const { title, explanation, nextStep } = known
    ? relayErrors[known.code]
    : {
        title: "The relay ended the request",
        explanation: "The playground's relay, not the API, reported this.",
        nextStep: "Send again. If it stays, tell the operator.",
      };
  return {
    title,
    explanation: known?.detail ? `${explanation} (${known.detail})` : explanation,
    nextStep,
    source: "relay",
    // The message repeats title, explanation and next step.
    details: known
      ? { ...(known.requestId !== undefined && { requestId: known.requestId }), code: known.code }
      : details,
    ...(failure.retryAfterSeconds !== undefined && { retryAfterSeconds: failure.retryAfterSeconds }),
    canRetry: known === undefined || isWorthRetrying(relayErrors[known.code].status),
  };
}

function fromBrowser(
  source: ErrorSource,
  canRetry: boolean,
  detail: string | undefined,
  wording: Wording,
): ErrorExplanation {
  return { ...wording, source, details: detail ? { message: detail } : {}, canRetry };
}

function isWorthRetrying(status: number): boolean {
  return status === 408 || status === 409 || status === 425 || status === 429 || status >= 500;
}
