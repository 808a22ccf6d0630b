import type { RequestValues } from "@/lib/fields/operation-form";
import { isDeeperThan, type Json } from "@/lib/json";

export type ImportedRequest = { ok: true; values: RequestValues; what: string } | { ok: false; problem: string };

const depthLimit = 200;

/**
 * Reads pasted text as the JSON body of the present operation. What it cannot read is refused with what to do; the
 * text stays with the caller.
 */
export function importRequest(text: string): ImportedRequest {
  const trimmed = text.trim();
  if (trimmed === "") return { ok: false, problem: "Paste a JSON body or a permalink first." };
  if (isDeeperThan(trimmed, depthLimit)) {
    return { ok: false, problem: `This JSON nests deeper than ${depthLimit} levels, which no request needs.` };
  }
  try {
    return { ok: true, values: { body: JSON.parse(trimmed) as Json }, what: "JSON body imported." };
  } catch (error) {
    return { ok: false, problem: `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
