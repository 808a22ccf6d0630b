import { isJsonObject, type JsonObject } from "@/lib/json";
import { readBoolean, readList, readNumber, readString, readStrings } from "@/lib/openapi/read-member";
import type { GenerationRequest } from "./generation-request";

/** Answers a request that names no model, which some operations allow. */
const DEFAULT_MODEL = "demo/chat";

/** The model and those to fall back to, in order. */
export function readModels(body: JsonObject): [string, ...string[]] {
  const [first, ...others] = [readString(body, "model") ?? [], readStrings(body, "models")].flat();
  return [first ?? DEFAULT_MODEL, ...others];
}

/** The lowest of the limits that the body sets under these names. */
export function readMaxTokens(body: JsonObject, names: readonly string[]): number | undefined {
  const limits = names.flatMap((name) => readNumber(body, name) ?? []).filter((limit) => limit >= 0);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** `stop` is one text or a list of them. */
export function readStop(body: JsonObject): string[] {
  return [readString(body, "stop") ?? readStrings(body, "stop")].flat().filter((text) => text !== "");
}

/** Whether thinking is shown, and in which way: any setting asks for it that does not switch it off. */
export function readReasoning(
  settings: JsonObject | undefined,
  shortEffort: string | undefined,
): GenerationRequest["reasoning"] {
  const effort = (settings && readString(settings, "effort")) ?? shortEffort;
  const isHidden =
    settings && (readBoolean(settings, "enabled") === false || readBoolean(settings, "exclude") === true);
  if ((settings === undefined && effort === undefined) || effort === "none" || isHidden) {
    return "none";
  }
  return settings && readString(settings, "summary") !== undefined ? "summary" : "text";
}

/** Whether a tool or plugin of the body searches the web. */
export function wantsWebSearch(body: JsonObject): boolean {
  const entries = [...readList(body, "tools"), ...readList(body, "plugins")].filter(isJsonObject);
  return entries.some(
    (entry) => /web_search/.test(readString(entry, "type") ?? "") || readString(entry, "id") === "web",
  );
}
