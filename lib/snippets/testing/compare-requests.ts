import type { RequestModel } from "@/lib/request/request-model";
import type { EchoServer, ReceivedRequest } from "./echo-server";
import type { LoadedTarget } from "./load-targets";
import { credential, credentialVariable, runCode } from "./run-code";
import { readWireRequest, sendModel } from "./wire-request";

export interface Comparison {
  /** Requests whose code did not send, once and with the key, what Send sends, or did not end well. */
  failures: { name: string; code: string; wanted: unknown; actual: unknown; output: string | undefined }[];
  /** How many requests were sent by running code, and compared. */
  executed: number;
  /** Requests whose code says itself that it differs, and the first thing that does. */
  declined: { name: string; reason: string }[];
  newFiles: string[];
  compilerOutput: string;
  seconds: number;
}

let runs = 0;

/** Sends each request as the app does and by running its code, and compares what arrived. */
export async function compareRequests(
  target: LoadedTarget,
  models: ReadonlyMap<string, RequestModel>,
  server: EchoServer,
  files: Record<string, Uint8Array> = {},
  options: { checksTypes?: boolean } = {},
): Promise<Comparison> {
  runs += 1;
  const startedAt = performance.now();
  const cases = [...models].map(([name, model], index) => {
    const id = `${target.id}-${runs}-${index}`;
    return { id, name, model, ...target.render({ baseUrl: server.baseUrl(id), model, credentialVariable }) };
  });
  const exact = cases.filter(({ differences }) => differences.length === 0);
  const codes = Object.fromEntries(exact.map(({ name, code }) => [name, code]));
  const { results, newFiles, compilerOutput } = await runCode(target, codes, files, options);

  const declined = cases.flatMap(({ name, differences: [reason] }) => (reason === undefined ? [] : [{ name, reason }]));
  const failures: Comparison["failures"] = [];
  await Promise.all(exact.map(({ id, model }) => sendModel(server.baseUrl(`send-${id}`), model)));
  for (const { id, name, model, code } of exact) {
    const read = (request: ReceivedRequest) => readWireRequest(request, model, target.id);
    const [wanted] = server.received(`send-${id}`).map(read);
    const received = server.received(id);
    const [actual] = received.map(read);
    const isSame = received.length === 1 && JSON.stringify(actual) === JSON.stringify(wanted);
    const hasKey = received[0]?.headers.authorization === `Bearer ${credential}`;
    // Its own schemas are what the answer of the echo server does not fit.
    const refusal = target.sdk === "openrouter" ? /ResponseValidationError|Status 200/ : /^(?!)/;
    const result = results[name];
    const endedWell = result?.exitCode === 0 || refusal.test(result?.output ?? "");
    if (!isSame || !hasKey || !endedWell) {
      failures.push({ name, code: code.slice(0, 800), wanted, actual, output: results[name]?.output });
    }
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { failures, executed: exact.length, declined, newFiles, compilerOutput, seconds };
}
