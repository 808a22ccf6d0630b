import type { RequestModel } from "@/lib/request/request-model";
import type { SnippetTarget } from "../snippet";
import type { EchoServer } from "./echo-server";
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
  target: SnippetTarget,
  models: ReadonlyMap<string, RequestModel>,
  server: EchoServer,
  files: Record<string, Uint8Array> = {},
): Promise<Comparison> {
  runs += 1;
  const cases = [...models].map(([name, model], index) => {
    const id = `${target.id}-${runs}-${index}`;
    return { id, name, model, ...target.render({ baseUrl: server.baseUrl(id), model, credentialVariable }) };
  });
  const codes = Object.fromEntries(cases.map(({ name, code }) => [name, code]));
  const { results, newFiles, compilerOutput } = await runCode(target, codes, files);

  const comparison: Comparison = { failures: [], declined: [], newFiles, compilerOutput };
  for (const { id, name, model, code, differences } of cases) {
    if (differences.length > 0) {
      comparison.declined.push(name);
      continue;
    }
    await sendModel(server.baseUrl(`send-${id}`), model);
    const [wanted] = server.received(`send-${id}`).map((request) => readWireRequest(request, model));
    const received = server.received(id);
    const [actual] = received.map((request) => readWireRequest(request, model));
    const isSame = received.length === 1 && JSON.stringify(actual) === JSON.stringify(wanted);
    const hasKey = received[0]?.headers.authorization === `Bearer ${credential}`;
    if (!isSame || !hasKey || results[name]?.exitCode !== 0) {
      comparison.failures.push({ name, code: code.slice(0, 800), wanted, actual, output: results[name]?.output });
    }
  }
  return comparison;
}
