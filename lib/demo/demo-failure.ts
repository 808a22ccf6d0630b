import type { Json, JsonObject } from "@/lib/json";

/** A refusal or failure that the demo server answers with. */
export interface DemoFailure {
  status: number;
  /** One sentence or two, for people. */
  message: string;
  /** Kind of the failure in a word that programs compare. */
  type: string;
  metadata?: JsonObject;
  headers?: Record<string, string>;
}

const RETRY_SECONDS = 3;

/** What the model `demo/error-{status}` answers. `input` is the person's last message. */
export function plannedFailure(status: number, input: string, nowMs: number): DemoFailure {
  const planned = plannedFailures[status];
  return {
    status,
    type: planned?.type ?? "unmapped",
    message: `${planned?.message ?? "The request failed."} (The demo server was asked for this answer.)`,
    ...planned?.extras?.(input, nowMs),
  };
}

interface PlannedFailure {
  type: string;
  message: string;
  extras?: (input: string, nowMs: number) => Pick<DemoFailure, "metadata" | "headers">;
}

const plannedFailures: Record<number, PlannedFailure> = {
  400: { type: "invalid_request", message: "The request is malformed." },
  401: { type: "authentication", message: "No valid API key was sent." },
  402: {
    type: "payment_required",
    message: "This request needs more credits than are left. Add credits, or ask for fewer tokens.",
  },
  403: {
    type: "content_policy_violation",
    message: "The input was flagged by moderation.",
    extras: (input) => ({
      metadata: {
        reasons: ["harassment", "violence"],
        flagged_input: abbreviate(input),
        provider_name: "Demo",
        model_slug: "demo/error-403",
      },
    }),
  },
  404: { type: "not_found", message: "No endpoint was found that serves this model under your preferences." },
  408: { type: "timeout", message: "The request timed out." },
  413: { type: "payload_too_large", message: "The request body is too large." },
  422: { type: "unprocessable", message: "The request is well formed but cannot be processed." },
  429: {
    type: "rate_limit_exceeded",
    message: `Rate limit exceeded: 20 requests per minute. Try again in ${RETRY_SECONDS} seconds.`,
    extras: (_input, nowMs) => {
      const limits = {
        "X-RateLimit-Limit": "20",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": String(nowMs + RETRY_SECONDS * 1000),
      };
      return { headers: { "Retry-After": String(RETRY_SECONDS), ...limits }, metadata: { headers: limits } };
    },
  },
  500: { type: "server", message: "Internal error." },
  502: {
    type: "provider_unavailable",
    message: "Provider returned error",
    extras: () => ({ metadata: { provider_name: "Demo Provider", raw: JSON.stringify(providerError) } }),
  },
  503: { type: "provider_unavailable", message: "No available provider meets the routing requirements." },
  524: { type: "timeout", message: "The edge network timed out while waiting for an answer." },
  529: { type: "provider_overloaded", message: "The provider is overloaded." },
};

const providerError: Json = {
  error: { message: "The worker ran out of memory.", type: "server_error", code: "worker_failed", param: null },
};

const FLAGGED_CHARACTERS = 100;

/** The middle is left out, as moderation services do with long inputs. */
function abbreviate(text: string): string {
  const characters = Array.from(text);
  return characters.length <= FLAGGED_CHARACTERS
    ? text
    : [...characters.slice(0, FLAGGED_CHARACTERS / 2), "…", ...characters.slice(-FLAGGED_CHARACTERS / 2)].join("");
}
