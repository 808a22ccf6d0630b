import type { ApiError } from "./read-api-error";

export interface Wording {
  title: string;
  explanation: string;
  nextStep: string;
  /** The control that the next step is about. */
  fix?: "credential" | "credits" | "model" | "request";
}

const statuses: Record<number, Wording> = {
  400: {
    title: "The API rejected the request",
    explanation: "A parameter is missing, has a wrong value, or does not go together with another one.",
    nextStep: "Correct what the message names, then send again.",
    fix: "request",
  },
  401: {
    title: "Not authenticated",
    explanation: "The API key is missing, mistyped, disabled or expired.",
    nextStep: "Enter a valid API key, then send again.",
    fix: "credential",
  },
  402: {
    title: "Not enough credits",
    explanation: "The account, or the limit of this API key, has too little left for this request.",
    nextStep: "Add credits, raise the key's limit, or ask for fewer tokens.",
    fix: "credits",
  },
  403: {
    title: "Not allowed",
    explanation:
      "The API understood the request and refuses it: the key lacks the right, or a rule of the account forbids it.",
    nextStep: "Check what this key may do.",
    fix: "credential",
  },
  404: {
    title: "Not found",
    explanation: "There is nothing under this address or id, or no endpoint offers what was asked for.",
    nextStep: "Check ids and the model's name for typing errors.",
    fix: "model",
  },
  405: {
    title: "Method not allowed",
    explanation: "The server has this address, but not for this method.",
    nextStep: "Check the server's address and the operation.",
  },
  408: {
    title: "Timed out",
    explanation: "The API gave up waiting for an answer to this request.",
    nextStep: "Send again, or ask for less.",
  },
  409: {
    title: "Conflict",
    explanation: "The request does not fit the present state of what it addresses.",
    nextStep: "Look at the present state, then send again.",
  },
  410: {
    title: "Gone",
    explanation: "This was here once and has been removed for good.",
    nextStep: "Use what the documentation names in its place.",
  },
  413: {
    title: "Request too large",
    explanation: "The body, or the text in it, is larger than the API takes.",
    nextStep: "Send less: shorter messages, smaller files.",
    fix: "request",
  },
  415: {
    title: "Wrong media type",
    explanation: "The API does not take a body of this Content-Type.",
    nextStep: "Pick another media type for the body.",
    fix: "request",
  },
  422: {
    title: "The API could not process the request",
    explanation: "The request is well-formed, but a value in it is not acceptable.",
    nextStep: "Correct what the message names, then send again.",
    fix: "request",
  },
  429: {
    title: "Too many requests",
    explanation: "A rate limit of the account, the key or the provider is used up.",
    nextStep: "Wait, then send again.",
  },
  500: {
    title: "The API failed",
    explanation: "Something went wrong inside the API. The request may be fine.",
    nextStep: "Send again. If it stays, look at the API's status page.",
  },
  501: {
    title: "Not implemented",
    explanation: "The server does not know how to do this.",
    nextStep: "Check the server's address and the operation.",
  },
  502: {
    title: "The provider failed",
    explanation: "The provider behind the API is down or sent an answer that could not be used.",
    nextStep: "Send again, or pick another model or provider.",
    fix: "model",
  },
  503: {
    title: "Nothing available",
    explanation: "No provider that meets the request's routing is available now, or the service is overloaded.",
    nextStep: "Wait, loosen the routing, or pick another model.",
    fix: "model",
  },
  504: {
    title: "No answer in time",
    explanation: "The API waited too long for a server behind it.",
    nextStep: "Send again, or ask for a stream or a shorter answer.",
  },
  524: {
    title: "No answer in time",
    explanation: "The edge in front of the API waited too long for it.",
    nextStep: "Send again, or ask for a stream or a shorter answer.",
  },
  529: {
    title: "The provider is overloaded",
    explanation: "The provider has more requests than it can serve.",
    nextStep: "Wait, or pick another model or provider.",
    fix: "model",
  },
};

/** Names of errors that say more than the status does. */
const errorTypes: Record<string, Wording> = {
  context_length_exceeded: {
    title: "Too long for this model",
    explanation: "Messages and the tokens asked for do not fit into the model's context.",
    nextStep: "Shorten the messages, lower max_tokens, or pick a model with a larger context.",
    fix: "request",
  },
  rate_limit_exceeded: wording(429),
  provider_overloaded: wording(529),
  provider_unavailable: wording(502),
  payment_required: wording(402),
  insufficient_quota: wording(402),
  authentication: wording(401),
  authentication_error: wording(401),
  invalid_api_key: wording(401),
  model_not_found: {
    title: "No such model",
    explanation: "The API knows no model of this name, or this key may not use it.",
    nextStep: "Check the model's name for typing errors.",
    fix: "model",
  },
};

/** Names that say no more than a status does, which counts where there is one. */
const statusNames: Record<string, number> = {
  invalid_request_error: 400,
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  permission_denied: 403,
  permission_error: 403,
  PERMISSION_DENIED: 403,
  not_found_error: 404,
  NOT_FOUND: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  RESOURCE_EXHAUSTED: 429,
  api_error: 500,
  server_error: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  overloaded_error: 529,
};

function wording(status: number): Wording {
  return statuses[status] ?? otherStatus(status);
}

/** The words for an HTTP error status, sharpened by what the body says. Every status has some. */
export function explainStatus(status: number, details: ApiError): Wording {
  if (status === 403 && (details.reasons || details.flaggedInput)) {
    return {
      title: "Stopped by moderation",
      explanation: `The input was flagged${details.reasons?.length ? ` for: ${details.reasons.join(", ")}` : ""}.`,
      nextStep: "Change the flagged text, or pick a model without moderation.",
      fix: "request",
    };
  }
  if (status === 403 && details.patterns?.length) {
    return {
      title: "Stopped by a guardrail",
      explanation: `A rule of the account forbids this request: ${details.patterns.join(", ")}.`,
      nextStep: "Change the text that the rule found, or the rule in the account's settings.",
      fix: "request",
    };
  }
  return explainErrorType(details) ?? wording(status);
}

/** The words for an error that names its type; undefined when the type says no more than a status would. */
export function explainErrorType(details: ApiError): Wording | undefined {
  for (const name of [details.type, details.code]) {
    if (name !== undefined && Object.hasOwn(errorTypes, name)) return errorTypes[name];
  }
  return undefined;
}

/** The words for an error without a status, by the name of its kind. */
export function explainStatusName(details: ApiError): Wording | undefined {
  for (const name of [details.type, details.code]) {
    const status = name !== undefined && Object.hasOwn(statusNames, name) ? statusNames[name] : undefined;
    if (status !== undefined) return explainStatus(status, details);
  }
  return undefined;
}

function otherStatus(status: number): Wording {
  if (status >= 500) {
    return {
      title: "The server failed",
      explanation: `The server answered with status ${status}: the fault is on its side.`,
      nextStep: "Send again. If it stays, look at the API's status page.",
    };
  }
  if (status >= 400) {
    return {
      title: "The API rejected the request",
      explanation: `The server answered with status ${status}: it takes the fault to be in the request.`,
      nextStep: "Read the body of the answer, then correct the request.",
      fix: "request",
    };
  }
  return {
    title: "Unexpected answer",
    explanation: `The server answered with status ${status}, which is neither a success nor an error.`,
    nextStep: "Check the server's address.",
  };
}
