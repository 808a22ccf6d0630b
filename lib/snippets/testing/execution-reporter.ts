import type { Reporter, TestModule } from "vitest/node";
import type { ExecutionCount } from "./count-executions";

/** Ends a run with what was executed of each client's code, and what it declined and why. */
export class ExecutionReporter implements Reporter {
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => test.meta().executions ?? []),
    );
    if (counts.length > 0) process.stdout.write(`${renderExecutions(counts, this.#seed)}\n`);
  }
}

/** The table of a run: a line for each client, its reasons to decline below it, and a line for all. */
export function renderExecutions(counts: ExecutionCount[], seed: string): string {
  const clients = [...new Set(counts.map(({ client }) => client))];
  const lines = clients.flatMap((client) => {
    const own = counts.filter((count) => count.client === client);
    return [`  ${client}: ${renderSum(own, "requests executed")}`, ...renderReasons(own)];
  });
  const total = renderSum(counts, "(request × client) executions");
  return ["", "Code run and compared with Send", ...lines, `  total: ${total}, seeds 1 and ${seed}`].join("\n");
}

function renderSum(counts: ExecutionCount[], what: string): string {
  const sum = (read: (count: ExecutionCount) => number) => counts.reduce((total, count) => total + read(count), 0);
  return [
    `${sum(({ executed }) => executed)} ${what}`,
    `${sum(({ declined }) => declined.length)} declined`,
    `${sum(({ differing }) => differing)} differ`,
    `${sum(({ seconds }) => seconds).toFixed(1)} s`,
  ].join(", ");
}

/** Reasons that differ only in the names they quote are one. */
function renderReasons(counts: ExecutionCount[]): string[] {
  const numbers = new Map<string, number>();
  for (const reason of counts.flatMap(({ declined }) => declined)) {
    const kind = reason.replace(/“[^”]*”/gs, "“…”");
    numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  }
  return [...numbers].sort(([, a], [, b]) => b - a).map(([kind, number]) => `      ${number} declined: ${kind}`);
}
