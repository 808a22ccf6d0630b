import type { RelayFailure } from "@/lib/errors/relay-errors";

const unreadable = new Set(["UND_ERR_HEADERS_OVERFLOW", "UND_ERR_RESPONSE", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"]);

/** Says what an error of undici means, by how far the exchange had come. Only its system code goes on, no message. */
export function classifyUpstreamError(error: Error, phase: "connecting" | "waiting" | "body" | "over"): RelayFailure {
  const code = readErrorCode(error);
  const detail = code === undefined ? {} : { detail: code };
  if (code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED") {
    return { code: "request_refused" };
  }
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    return { code: phase === "connecting" ? "connect_timeout" : "upstream_lost", ...detail };
  }
  if (error.name === "HTTPParserError" || (code !== undefined && unreadable.has(code))) {
    return { code: phase === "body" ? "upstream_lost" : "upstream_bad_answer", ...detail };
  }
  switch (phase) {
    case "connecting":
      return { code: "upstream_unreachable", ...detail };
    case "waiting":
      return { code: "upstream_closed", ...detail };
    case "body":
    case "over":
      return { code: "upstream_lost", ...detail };
  }
}

function readErrorCode(error: Error): string | undefined {
  const own = "code" in error ? error.code : undefined;
  if (typeof own === "string" && /^[A-Z][A-Z0-9_]*$/.test(own)) {
    return own;
  }
  return error.cause instanceof Error ? readErrorCode(error.cause) : undefined;
}
