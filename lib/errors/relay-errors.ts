import { isJsonObject } from "@/lib/json";

interface RelayErrorText {
  /** Status of the relay's answer. */
  status: number;
  title: string;
  /** What happened, without the particulars of one request. */
  explanation: string;
  nextStep: string;
}

/** Every way in which the relay itself, not the API behind it, ends a request. */
export const relayErrors = {
  unknown_server: {
    status: 404,
    title: "No such server",
    explanation: "The relay only reaches the servers that the API description and its operator name.",
    nextStep: "Pick a server from the list.",
  },
  unknown_operation: {
    status: 404,
    title: "No such operation",
    explanation: "The relay only forwards the operations of the API description, and none has this path.",
    nextStep: "Open the operation from the navigation, or check the path.",
  },
  method_not_allowed: {
    status: 405,
    title: "No such method for this path",
    explanation: "The API description has this path, but not with this method.",
    nextStep: "Use one of the methods in the Allow header.",
  },
  path_refused: {
    status: 400,
    title: "Path refused",
    explanation:
      "A path parameter must not be empty, a dot segment, or hold slashes, backslashes or control characters.",
    nextStep: "Correct the path parameter.",
  },
  query_refused: {
    status: 400,
    title: "Query refused",
    explanation: "The query holds characters that a URL cannot have.",
    nextStep: "Correct the query parameters.",
  },
  request_refused: {
    status: 400,
    title: "Request refused",
    explanation: "The request has a part that HTTP cannot carry, for example a header with a control character.",
    nextStep: "Correct the header parameters and the credential.",
  },
  cross_site: {
    status: 403,
    title: "Refused: from another site",
    explanation: "The relay only answers pages of its own origin.",
    nextStep: "Open the playground at its own address. Behind a reverse proxy the operator sets PUBLIC_ORIGIN.",
  },
  host_refused: {
    status: 421,
    title: "Refused: unknown host name",
    explanation: "The playground does not answer to the host name that this request was sent to.",
    nextStep: "Open it at its own address. The operator names further ones in ALLOWED_HOSTS.",
  },
  access_denied: {
    status: 401,
    title: "Not signed in to this playground",
    explanation: "The operator of this playground lets only people with its password use it.",
    nextStep: "Reload the page to sign in, then send again.",
  },
  too_many_attempts: {
    status: 429,
    title: "Too many attempts to sign in",
    explanation: "The playground limits how often a password may be tried.",
    nextStep: "Wait, then try again.",
  },
  credential_required: {
    status: 401,
    title: "A credential is needed",
    explanation: "The operator of this playground relays this operation only with a credential.",
    nextStep: "Enter your API key and send again.",
  },
  unsupported_encoding: {
    status: 415,
    title: "Compressed request body",
    explanation: "The relay does not forward request bodies with a Content-Encoding.",
    nextStep: "Send the body uncompressed.",
  },
  body_too_large: {
    status: 413,
    title: "Request body too large",
    explanation: "The request body is larger than this playground forwards.",
    nextStep: "Send less, or ask the operator to raise RELAY_BODY_LIMIT_BYTES.",
  },
  bodies_too_large: {
    status: 503,
    title: "The playground is busy",
    explanation: "Request bodies of this and other requests fill the memory that the playground has for them.",
    nextStep: "Wait for a moment, then send again. Nothing was sent to the API.",
  },
  body_timeout: {
    status: 408,
    title: "Request body stalled",
    explanation: "The request body stopped arriving, so nothing was sent to the API.",
    nextStep: "Check your connection and send again.",
  },
  body_incomplete: {
    status: 400,
    title: "Request body incomplete",
    explanation: "Less of the request body arrived than was announced, so nothing was sent to the API.",
    nextStep: "Send again.",
  },
  too_many_requests: {
    status: 429,
    title: "Too many requests to this playground",
    explanation: "The playground itself, not the API, limits requests per minute and address.",
    nextStep: "Wait, then send again.",
  },
  too_many_requests_for_key: {
    status: 429,
    title: "Too many requests with this key",
    explanation: "The playground itself, not the API, limits requests per minute and API key.",
    nextStep: "Wait, then send again.",
  },
  too_many_streams: {
    status: 503,
    title: "The playground is busy",
    explanation: "As many requests are running through this playground as it allows at once.",
    nextStep: "Wait for a moment, then send again.",
  },
  too_many_streams_for_address: {
    status: 429,
    title: "Too many requests at once",
    explanation: "As many of your requests are running as this playground allows for one address.",
    nextStep: "Stop one, or wait until one ends.",
  },
  upstream_unreachable: {
    status: 502,
    title: "Could not reach the API",
    explanation: "No connection to the API's server could be made, so the request was not sent.",
    nextStep: "Check the network and the server's address, then send again.",
  },
  connect_timeout: {
    status: 504,
    title: "No connection in time",
    explanation: "The API's server did not accept a connection in time, so the request was not sent.",
    nextStep: "Check the network and the server's address, then send again.",
  },
  headers_timeout: {
    status: 504,
    title: "No answer in time",
    explanation: "The API took the request but did not begin to answer. It may still be working on it and may bill it.",
    nextStep: "Ask for a stream or a shorter answer, or send again.",
  },
  idle_timeout: {
    status: 504,
    title: "The answer stalled",
    explanation: "The API stopped sending in the middle of its answer.",
    nextStep: "What arrived is kept. Send again for a whole answer.",
  },
  total_timeout: {
    status: 504,
    title: "The answer took too long",
    explanation: "The answer ran for longer than this playground allows.",
    nextStep: "What arrived is kept. Ask for a shorter answer.",
  },
  upstream_closed: {
    status: 502,
    title: "The API hung up",
    explanation: "The API closed the connection before it answered. It may have taken the request.",
    nextStep: "Send again.",
  },
  upstream_lost: {
    status: 502,
    title: "Connection to the API lost",
    explanation: "The connection to the API broke in the middle of its answer.",
    nextStep: "What arrived is kept. Send again for a whole answer.",
  },
  upstream_bad_answer: {
    status: 502,
    title: "Unreadable answer",
    explanation: "What the API's server sent is not an HTTP answer that can be passed on.",
    nextStep: "Check that the server's address is right, then send again.",
  },
  upstream_redirect: {
    status: 502,
    title: "The API redirects elsewhere",
    explanation: "The relay follows no redirect, because that would take your credential to another address.",
    nextStep: "Check that the server's address is right.",
  },
  headers_too_large: {
    status: 431,
    title: "Request headers too large",
    explanation: "The request line and headers are larger than the playground takes.",
    nextStep: "Shorten header parameters, or delete the cookies of this site.",
  },
  request_malformed: {
    status: 400,
    title: "Request not understood",
    explanation: "What arrived is not an HTTP request that can only be read in one way.",
    nextStep: "Send it with an ordinary HTTP client.",
  },
  request_timeout: {
    status: 408,
    title: "Request not whole in time",
    explanation: "The request's headers took too long to arrive.",
    nextStep: "Check your connection and send again.",
  },
  unknown_link: {
    status: 404,
    title: "No such link",
    explanation: "The link has expired, was deleted, or never was.",
    nextStep: "Ask for a new link, or for the JSON body, and paste it with Import.",
  },
  links_unavailable: {
    status: 503,
    title: "Short links are out of order",
    explanation: "The playground cannot reach the place where it keeps short links.",
    nextStep: "Try again later, or copy the long permalink, which needs no server.",
  },
  link_refused: {
    status: 409,
    title: "Link not stored",
    explanation: "The link's id is taken or is not one.",
    nextStep: "Make the link again.",
  },
  shutting_down: {
    status: 503,
    title: "The playground is restarting",
    explanation: "This instance of the playground is being stopped and takes no new requests.",
    nextStep: "What arrived is kept. Send again in a moment.",
  },
  relay_failed: {
    status: 500,
    title: "The relay failed",
    explanation: "Something went wrong inside the playground's relay.",
    nextStep: "Send again. If it stays, tell the operator the request id.",
  },
} as const satisfies Record<string, RelayErrorText>;

export type RelayErrorCode = keyof typeof relayErrors;

/** One occurrence of a relay error: data only, the wording is in `relayErrors`. */
export interface RelayFailure {
  code: RelayErrorCode;
  /** Particulars that are safe to show and log: a limit, a system error code, a status. Never request data. */
  detail?: string;
  retryAfterSeconds?: number;
  /** For `method_not_allowed`. */
  allow?: string[];
}

export interface RelayErrorBody {
  error: {
    code: number;
    message: string;
    metadata: { source: "relay"; error_type: RelayErrorCode; detail?: string; request_id?: string };
  };
}

/** The failure in the error shape of OpenRouter's API, marked as the relay's own. */
export function toRelayErrorBody(failure: RelayFailure, requestId?: string): RelayErrorBody {
  const text = relayErrors[failure.code];
  const detail = failure.detail === undefined ? "" : ` (${failure.detail})`;
  return {
    error: {
      code: text.status,
      message: `${text.title}${detail}. ${text.explanation} ${text.nextStep}`,
      metadata: {
        source: "relay",
        error_type: failure.code,
        ...(failure.detail !== undefined && { detail: failure.detail }),
        ...(requestId !== undefined && { request_id: requestId }),
      },
    },
  };
}

/**
 * Recognises an answer body or stream chunk in which the relay, not the API, reports an error. Gives undefined for
 * everything else, an API's own error included.
 */
export function readRelayError(
  value: unknown,
): { code: RelayErrorCode; detail?: string; requestId?: string; message: string } | undefined {
  const error = isJsonObject(value) ? value.error : undefined;
  const metadata = isJsonObject(error) ? error.metadata : undefined;
  if (!isJsonObject(error) || !isJsonObject(metadata) || metadata.source !== "relay") {
    return undefined;
  }
  const { error_type: code, detail, request_id: requestId } = metadata;
  if (!isRelayErrorCode(code)) {
    return undefined;
  }
  return {
    code,
    message: typeof error.message === "string" ? error.message : relayErrors[code].title,
    ...(typeof detail === "string" && { detail }),
    ...(typeof requestId === "string" && { requestId }),
  };
}

function isRelayErrorCode(value: unknown): value is RelayErrorCode {
  return typeof value === "string" && Object.hasOwn(relayErrors, value);
}
