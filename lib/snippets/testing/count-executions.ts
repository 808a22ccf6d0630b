import type { TestContext } from "vitest";
import type { Comparison } from "./compare-requests";

/** What one test ran of one client's code. */
export interface ExecutionCount {
  client: string;
  /** Requests whose code ran and was compared with Send. */
  executed: number;
  differing: number;
  /** The first reason of each request that the client declined. */
  declined: string[];
  seconds: number;
}

declare module "vitest" {
  interface TaskMeta {
    executions?: ExecutionCount[];
  }
}

/** Puts down with a test what it ran, for the table at the end of the run. Comes before what can fail. */
export function countExecutions(
  { task }: Pick<TestContext, "task">,
  client: string,
  { executed, failures, declined, seconds }: Pick<Comparison, "executed" | "failures" | "declined" | "seconds">,
): void {
  const reasons = declined.map(({ reason }) => reason);
  task.meta.executions ??= [];
  task.meta.executions.push({ client, executed, differing: failures.length, declined: reasons, seconds });
}
