import type { RequestModel } from "@/lib/request/request-model";
import type { EchoServer, ReceivedRequest } from "./echo-server";
import type { LoadedTarget } from "./load-targets";
import { credential, credentialVariable, runCode } from "./run-code";
import { readWireRequest, sendModel } from "./wire-request";

export interface Comparison {
  /** Requests whose code did not send, once and with the key, what Send sends, or did not end well. */
  failures: { name: string; code: string; wanted: unknown; actual: unknown; output: string | undefined }[];
  /** Requests whose code says itself that it differs. */
  declined: string[];
  newFiles: string[];
  compilerOutput: string;
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
  const cases = [...models].map(([name, model], index) => {
    const id = `${target.id}-${runs}-${index}`;
    return { id, name, model, ...target.render({ baseUrl: server.baseUrl(id), model, credentialVariable }) };
  });
  const exact = cases.filter(({ differences }) => differences.length === 0);
  const codes = Object.fromEntries(exact.map(({ name, code }) => [name, code]));
  const { results, newFiles, compilerOutput } = await runCode(target, codes, files, options);

  const comparison: Comparison = { failures: [], declined: [], newFiles, compilerOutput };
  for (const { name, differences } of cases) if (differences.length > 0) comparison.declined.push(name);
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
      comparison.failures.push({ name, code: code.slice(0, 800), wanted, actual, output: results[name]?.output });
    }
  }
  return comparison;
}
