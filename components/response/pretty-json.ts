import type { Json } from "@/lib/json";

/** JSON laid out for reading. Values nested beyond what the engine can walk are said to be so. */
export function prettyJson(value: Json | undefined): string {
  try {
    return JSON.stringify(value, null, 2) ?? "";
  } catch {
    return "(nested too deeply to be laid out)";
  }
}
