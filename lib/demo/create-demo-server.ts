import { isJsonObject, type JsonObject } from "@/lib/json";
import { createOperationMatcher } from "@/lib/openapi/match-operation";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { readString } from "@/lib/openapi/read-member";
import { answerExample } from "./answer-example";
import { isRefusedCredential, refusedWord } from "./check/check-credential";
import { checkParameters } from "./check/check-parameters";
import { readBody } from "./check/read-body";
import { refuseFaults } from "./check/request-fault";
import { type RequestParts, readRequestParts } from "./check/request-parts";
import type { DemoFailure } from "./demo-failure";
import { type DemoRuntime, systemRuntime } from "./demo-runtime";
import { chooseSuccess } from "./example/choose-answer";
import { buildFailureResponse } from "./failure-response";
import { answerGeneration } from "./generation/answer-generation";
import { findModelList } from "./models/find-model-list";

export interface DemoServer {
  /** Never rejects for what a request holds. `rawPath` is the path below the base URL, still percent-encoded. */
  answer(request: Request, rawPath: string): Promise<Response>;
}

/**
 * A server that answers every operation of the description as the real one might: requests are checked against the
 * description, answers satisfy it, and nothing is stored or sent anywhere.
 */
export function createDemoServer(description: ApiDescription, runtime: DemoRuntime = systemRuntime): DemoServer {
  const matcher = createOperationMatcher(description.operations);
  const modelList = findModelList(description);

  async function answer(request: Request, rawPath: string): Promise<Response> {
    const given = { query: new URL(request.url).searchParams, headers: request.headers };
    const match = matcher.match(request.method, rawPath, given);
    switch (match.kind) {
      case "refused":
        return fail(undefined, {
          status: 400,
          type: "invalid_request",
          message:
            "A path parameter must not be empty, a dot segment, or hold slashes, backslashes or control characters.",
        });
      case "no-path":
        return fail(undefined, {
          status: 404,
          type: "not_found",
          message: `The description has no operation for ${rawPath}. The demo server answers described operations only.`,
        });
      case "no-method": {
        const allow = match.allow.join(", ");
        const message = `The description has this path with ${allow}, not with ${request.method}.`;
        return fail(undefined, { status: 405, type: "invalid_request", message, headers: { Allow: allow } });
      }
      case "match":
        return answerOperation(match.operation, request, readRequestParts(match.operation, request, match.path));
    }
  }

  async function answerOperation(operation: Operation, request: Request, parts: RequestParts): Promise<Response> {
    if (isRefusedCredential(operation, parts)) {
      const message = `This credential holds the word "${refusedWord}", which the demo server refuses.`;
      return fail(operation, { status: 401, type: "authentication", message });
    }
    const parameters = checkParameters(description, operation, parts);
    if (parameters.faults.length > 0) {
      return fail(operation, refuseFaults(parameters.faults));
    }
    const reading = await readBody(description, operation, request);
    if (!reading.ok) {
      return fail(operation, reading.failure);
    }
    const { stream } = operation.hints;
    const body = reading.value;
    const success = chooseSuccess(operation);
    if (stream && success?.response.content.length && isJsonObject(body)) {
      const result = await answerGeneration(stream, body, runtime, request);
      return result.ok ? result.response : fail(operation, result.failure);
    }
    if (!success) {
      return new Response("The description documents no successful answer for this operation.\n", {
        headers: { "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    return answerExample(description, success, {
      wishes: {
        accept: request.headers.get("accept"),
        parameters: parameters.values,
        body,
        streamProperty: stream?.property ?? "stream",
      },
      inputs: { ...(isJsonObject(body) && body), ...parameters.values, ...pairOf(operation, parameters.values) },
      ...(modelList?.operation === operation.id && { modelList }),
      runtime,
      signal: request.signal,
    });
  }

  function fail(operation: Operation | undefined, failure: DemoFailure): Response {
    return buildFailureResponse(description, operation, failure);
  }

  return {
    async answer(request, rawPath) {
      const response = await answer(request, rawPath);
      for (const [name, value] of inertHeaders) {
        response.headers.set(name, value);
      }
      return response;
    },
  };
}

/** Answers come from the app's own origin, so a page or picture among them must not be able to run anything there. */
const inertHeaders = [
  ["X-Content-Type-Options", "nosniff"],
  ["Content-Security-Policy", "default-src 'none'; sandbox"],
] as const;

/** Two path parameters beside each other, such as `{author}/{slug}`, together are an id. */
function pairOf(operation: Operation, values: JsonObject): JsonObject {
  const [, first, second] = /\{([^{}]+)\}\/\{([^{}]+)\}/.exec(operation.path) ?? [];
  const author = readString(values, first ?? "");
  const slug = readString(values, second ?? "");
  return author !== undefined && slug !== undefined ? { id: `${author}/${slug}` } : {};
}
