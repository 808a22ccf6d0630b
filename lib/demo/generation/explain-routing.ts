import type { JsonObject } from "@/lib/json";
import { findDemoModel } from "../demo-models";

/** The routing of a request in the shape that the chat and responses formats share: every model before the one that answers failed. */
export function explainRouting(requested: readonly [string, ...string[]], model: string): JsonObject {
  const tried = requested.slice(0, requested.indexOf(model) + 1);
  const attempts = tried.map((id) => {
    const found = findDemoModel(id);
    const status = found.kind === "known" ? (found.behaviour.failsWith ?? 200) : 404;
    return { provider: "Demo", model: id, status };
  });
  return {
    requested: requested[0],
    strategy: tried.length > 1 ? "fallback" : "direct",
    region: null,
    summary: `${model} answered at attempt ${tried.length}, on the demo server.`,
    attempt: tried.length,
    attempts,
    is_byok: false,
    endpoints: { total: 1, available: [{ provider: "Demo", model, selected: true }] },
  };
}
