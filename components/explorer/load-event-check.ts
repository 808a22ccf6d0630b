import type { EventCheck } from "@/components/response/use-drift";
import { type PackedNode, unpackField } from "@/lib/fields/pack-form";

const checks = new Map<string, Promise<EventCheck | undefined>>();

/**
 * A check of the events of an operation's stream, loaded once per page. Undefined when the description does not say what
 * they look like, or could not be reached: nothing depends on it.
 */
export function loadEventCheck(operationId: string): Promise<EventCheck | undefined> {
  const known = checks.get(operationId) ?? load(operationId).catch(() => undefined);
  checks.set(operationId, known);
  return known;
}

async function load(operationId: string): Promise<EventCheck | undefined> {
  const response = await fetch(`/api/event-field/${encodeURIComponent(operationId)}`);
  const packed: PackedNode[] | null = response.ok ? await response.json() : null;
  if (!packed) return undefined;
  const { compileValidator } = await import("@/lib/fields/validate");
  return compileValidator(unpackField(packed));
}
