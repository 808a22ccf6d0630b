import { createHash, randomUUID } from "node:crypto";
import type { Dispatcher } from "undici";
import type { Environment } from "@/lib/environment";
import { type RelayFailure, relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";
import type { Admission } from "@/lib/relay/admission";
import { type AnswerEnd, createAnswerStream } from "@/lib/relay/answer-stream";
import { checkAnswer } from "@/lib/relay/check-answer";
import { checkOrigin } from "@/lib/relay/check-origin";
import { readClientAddress } from "@/lib/relay/client-address";
import { renderLossEvent } from "@/lib/relay/loss-event";
import { readRequestBody } from "@/lib/relay/read-request-body";
import type { RelayLogEntry } from "@/lib/relay/relay-log";
import { hasCredential, readCredential, selectRequestHeaders } from "@/lib/relay/request-headers";
import { type RelayedApi, type RelayTarget, resolveTarget, wireUrlHeader } from "@/lib/relay/resolve-target";
import { createOwnHeaders, readEssence, selectResponseHeaders, shareWithOrigin } from "@/lib/relay/response-headers";
import { type UpstreamAnswer, UpstreamExchange } from "@/lib/relay/upstream-exchange";
import type { BodyBudget } from "@/lib/server/body-budget";
import type { Lifecycle } from "@/lib/server/lifecycle";

export interface RelayDependencies {
  dispatcher: Dispatcher;
  admission: Admission;
  bodyBudget: BodyBudget;
  lifecycle: Lifecycle;
  settings: Pick<Environment, "limits" | "publicOrigins" | "embedOrigins" | "trustProxy" | "requireCredential">;
  writeLog: (entry: RelayLogEntry) => void;
}

/** The client closed the connection: nobody reads this answer (status as nginx logs it). */
const CLIENT_GONE_STATUS = 499;

/**
 * Forwards one request to the API and streams the answer back. Never rejects: whatever goes wrong becomes an answer
 * in the API's error shape marked as the relay's own. Nothing is retried and no redirect is followed.
 */
export async function relayRequest(
  request: Request,
  api: RelayedApi,
  dependencies: RelayDependencies,
): Promise<Response> {
  const call = new RelayCall(request, dependencies);
  try {
    const response = await call.run(api);
    const origin = request.headers.get("origin");
    if (origin !== null && dependencies.settings.embedOrigins.includes(origin)) {
      shareWithOrigin(response.headers, origin);
    }
    return response;
  } catch {
    return call.fail({ code: "relay_failed" });
  }
}

/** What is known of one request so far, for its log line and its error answers. */
class RelayCall {
  readonly #request: Request;
  readonly #dependencies: RelayDependencies;
  readonly #requestId = randomUUID();
  readonly #startedAt = performance.now();
  readonly #wireUrl: string;
  #serverId: string | undefined;
  #target: RelayTarget | undefined;
  #requestBytes = 0;
  /** Of the body, which the connection keeps until the answer is over. */
  #heldBytes = 0;
  #headersMs: number | undefined;
  #release: () => void = () => {};
  #stopWaitingForGrace: () => void = () => {};

  constructor(request: Request, dependencies: RelayDependencies) {
    this.#request = request;
    this.#dependencies = dependencies;
    this.#wireUrl = request.headers.get(wireUrlHeader) ?? request.url;
  }

  async run(api: RelayedApi): Promise<Response> {
    const { headers, method } = this.#request;
    const { admission, lifecycle, settings } = this.#dependencies;
    const foreign = checkOrigin(method, headers, settings);
    if (foreign) {
      return this.fail(foreign);
    }
    if (lifecycle.isDraining) {
      return this.fail({ code: "shutting_down", retryAfterSeconds: 2 });
    }
    const origin = headers.get("origin");
    if (method === "OPTIONS" && origin !== null && settings.embedOrigins.includes(origin)) {
      return this.#answerPreflight();
    }
    const resolved = resolveTarget(api, method, this.#wireUrl);
    this.#serverId = resolved.ok ? resolved.target.server.id : resolved.serverId;
    if (!resolved.ok) {
      return this.fail(resolved.failure);
    }
    this.#target = resolved.target;
    const refusal = this.#checkRequest(resolved.target);
    if (refusal) {
      return this.fail(refusal);
    }
    const client = readClientAddress(headers, settings);
    // Nothing is counted for the machine that this runs on.
    const keyHash = client.isLocal ? undefined : this.#hashCredential(resolved.target);
    const admitted = await admission.admit(client, keyHash);
    if (!admitted.ok) {
      return this.fail(admitted.failure);
    }
    const endHold = lifecycle.hold();
    this.#release = () => {
      admitted.release();
      endHold();
    };
    return this.#forward(resolved.target);
  }

  /** What the credential is counted by: nobody who reads the limiter's store can use it. */
  #hashCredential(target: RelayTarget): string | undefined {
    const credential = readCredential(this.#request.headers, target.search, target.operation);
    return credential && createHash("sha256").update(`api-playground ${credential}`).digest("base64url");
  }

  /** Which methods and headers count is decided when the request itself comes. */
  #answerPreflight(): Response {
    const headers = createOwnHeaders(this.#requestId);
    const asked = this.#request.headers;
    headers.set("access-control-allow-methods", asked.get("access-control-request-method") ?? "GET");
    headers.set("access-control-allow-headers", asked.get("access-control-request-headers") ?? "");
    headers.set("access-control-max-age", "600");
    this.#end(204, { kind: "end" }, 0);
    return new Response(null, { status: 204, headers });
  }

  #checkRequest(target: RelayTarget): RelayFailure | undefined {
    const { headers } = this.#request;
    const encoding = headers.get("content-encoding");
    if (encoding !== null && encoding !== "identity") {
      return { code: "unsupported_encoding" };
    }
    const needsCredential = this.#dependencies.settings.requireCredential && target.operation.security.length > 0;
    return needsCredential && !hasCredential(headers, target.search, target.operation)
      ? { code: "credential_required" }
      : undefined;
  }

  async #forward(target: RelayTarget): Promise<Response> {
    const { settings, bodyBudget } = this.#dependencies;
    const { limits } = settings;
    const body = await readRequestBody(this.#request, limits, bodyBudget);
    switch (body.kind) {
      case "refused":
        this.#requestBytes = body.receivedBytes;
        return this.fail(body.failure);
      case "client-gone":
        return this.#abandon();
      case "body":
        this.#requestBytes = body.bytes.byteLength;
        this.#heldBytes = body.bytes.byteLength;
    }
    const bodyReadAt = performance.now();
    const exchange = new UpstreamExchange(limits, this.#request.signal);
    this.#stopWaitingForGrace = this.#dependencies.lifecycle.onGraceOver(() =>
      exchange.giveUp({ code: "shutting_down" }),
    );
    this.#dependencies.dispatcher.dispatch(
      {
        origin: target.origin,
        path: target.path,
        method: target.operation.method,
        headers: [
          ...selectRequestHeaders(this.#request.headers, target.operation),
          ...(target.server.ownHeaders ?? []),
        ].flat(),
        body: body.bytes.byteLength > 0 ? body.bytes : null,
      },
      exchange,
    );
    const result = await exchange.result;
    switch (result.kind) {
      case "failed":
        return this.fail(result.failure);
      case "client-gone":
        return this.#abandon();
      case "answer":
        this.#headersMs = performance.now() - this.#startedAt;
        return this.#answer(target, result.answer, [
          ["relay-receive", bodyReadAt - this.#startedAt],
          ["upstream-connect", exchange.timings.connectMs],
          ["upstream-wait", exchange.timings.headersMs],
        ]);
    }
  }

  #answer(target: RelayTarget, answer: UpstreamAnswer, phases: [name: string, ms: number][]): Response {
    const { status } = answer;
    const checked = checkAnswer(answer, this.#request.method);
    if (checked.kind === "refused") {
      answer.body.cancel();
      return this.fail(checked.failure);
    }
    const headers = selectResponseHeaders(answer.headers, target.operation, this.#requestId);
    headers.set("server-timing", phases.map(([name, ms]) => `${name};dur=${ms.toFixed(2)}`).join(", "));
    if (checked.kind === "empty") {
      // Nothing of it is read, so nothing of it may hold the connection.
      answer.body.cancel();
      this.#end(status, { kind: "end" }, 0);
      return new Response(null, { status, headers });
    }
    const isEventStream = readEssence(headers.get("content-type") ?? "") === "text/event-stream";
    const assembler = target.operation.hints.stream?.assembler;
    const stream = createAnswerStream(checked.body, {
      signal: this.#request.signal,
      ...(isEventStream && {
        renderLoss: (failure: RelayFailure) => renderLossEvent(failure, assembler, this.#requestId),
      }),
      onEnd: (end, sentBytes) => this.#end(status, end, sentBytes),
    });
    return new Response(stream, { status, headers });
  }

  fail(failure: RelayFailure): Response {
    const { status } = relayErrors[failure.code];
    const headers = createOwnHeaders(this.#requestId);
    headers.set("content-type", "application/json");
    if (failure.retryAfterSeconds !== undefined) {
      headers.set("retry-after", String(failure.retryAfterSeconds));
    }
    if (failure.code === "shutting_down") {
      // The next request of this client then finds another instance.
      headers.set("connection", "close");
    }
    if (failure.allow) {
      headers.set("allow", failure.allow.join(", "));
    }
    const text = JSON.stringify(toRelayErrorBody(failure, this.#requestId));
    this.#end(status, { kind: "lost", failure }, Buffer.byteLength(text));
    return new Response(text, { status, headers });
  }

  #abandon(): Response {
    this.#end(CLIENT_GONE_STATUS, { kind: "client-gone" }, 0);
    return new Response(null, { status: CLIENT_GONE_STATUS });
  }

  #end(status: number, end: AnswerEnd, responseBytes: number): void {
    this.#stopWaitingForGrace();
    this.#release();
    this.#dependencies.bodyBudget.give(this.#heldBytes);
    this.#heldBytes = 0;
    this.#dependencies.writeLog({
      requestId: this.#requestId,
      server: this.#serverId,
      operation: this.#target?.operation.id,
      method: this.#request.method,
      status,
      end: toLogEnd(end),
      detail: end.kind === "lost" ? end.failure.detail : undefined,
      requestBytes: this.#requestBytes,
      responseBytes,
      headersMs: this.#headersMs,
      totalMs: performance.now() - this.#startedAt,
    });
  }
}

function toLogEnd(end: AnswerEnd): RelayLogEntry["end"] {
  switch (end.kind) {
    case "end":
      return "complete";
    case "client-gone":
      return "client_gone";
    case "lost":
      return end.failure.code;
  }
}
