import type { Json } from "@/lib/json";

/** JSON laid out for reading. A value nested beyond what the engine can walk is said to be so. */
export function prettyJson(read: () => Json | undefined): string {
  try {
    return JSON.stringify(read(), null, 2) ?? "";
  } catch (error) {
    if (error instanceof RangeError) return "(nested too deeply to be laid out)";
    throw error;
  }
}
