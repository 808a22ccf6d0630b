import type { RelayFailure } from "@/lib/errors/relay-errors";
import type { BodySource } from "@/lib/relay/body-source";
import { decodeBody } from "@/lib/relay/decode-body";
import type { UpstreamAnswer } from "@/lib/relay/upstream-exchange";

export type CheckedAnswer =
  | { kind: "body"; body: BodySource }
  | { kind: "empty" }
  | { kind: "refused"; failure: RelayFailure };

/**
 * Whether an answer can be passed on, and the body to pass on, decoded. A redirect cannot: following it would take the
 * credential to another address, and the browser would follow it out of the relay.
 */
export function checkAnswer(answer: UpstreamAnswer, method: string): CheckedAnswer {
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) {
    return { kind: "refused", failure: { code: "upstream_redirect", detail: `status ${status}` } };
  }
  if (status > 599) {
    return { kind: "refused", failure: { code: "upstream_bad_answer", detail: `status ${status}` } };
  }
  if (method === "HEAD" || status === 204 || status === 205 || status === 304) {
    return { kind: "empty" };
  }
  const encodings = answer.headers.flatMap(([name, value]) => (name === "content-encoding" ? [value] : []));
  const body = decodeBody(answer.body, encodings.join(","));
  return body
    ? { kind: "body", body }
    : { kind: "refused", failure: { code: "upstream_bad_answer", detail: "unknown content encoding" } };
}
