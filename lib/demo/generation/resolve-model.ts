import { type DemoFailure, plannedFailure } from "../demo-failure";
import { type DemoBehaviour, findDemoModel } from "../demo-models";
import type { GenerationRequest } from "./generation-request";

export type ModelResolution =
  | { ok: true; model: string; behaviour: DemoBehaviour }
  | { ok: false; failure: DemoFailure };

/** The first of the requested models that answers; when none does, why the last one did not. */
export function resolveModel(request: GenerationRequest, nowMs: number): ModelResolution {
  let failure: DemoFailure | undefined;
  for (const model of request.models) {
    const found = findDemoModel(model);
    if (found.kind === "known" && found.behaviour.failsWith === undefined) {
      return { ok: true, model, behaviour: found.behaviour };
    }
    failure =
      found.kind === "known" && found.behaviour.failsWith !== undefined
        ? plannedFailure(found.behaviour.failsWith, request.prompt.lastText, nowMs)
        : { status: 404, type: "not_found", message: found.kind === "unknown" ? found.message : "" };
  }
  return { ok: false, failure: failure ?? { status: 404, type: "not_found", message: "No model was named." } };
}
