export interface ServerTiming {
  name: string;
  durationMs?: number;
  description?: string;
}

/** The entries of `Server-Timing` headers, in order; an entry without a usable duration has none. */
export function readServerTiming(headers: readonly (readonly [name: string, value: string])[]): ServerTiming[] {
  return headers
    .filter(([name]) => name.toLowerCase() === "server-timing")
    .flatMap(([, value]) => splitOutsideQuotes(value, ","))
    .flatMap((entry) => readEntry(entry) ?? []);
}

function readEntry(entry: string): ServerTiming | undefined {
  const [name = "", ...parameters] = splitOutsideQuotes(entry, ";").map((part) => part.trim());
  if (name === "") return undefined;
  const timing: ServerTiming = { name };
  for (const parameter of parameters) {
    const equals = parameter.indexOf("=");
    const key = parameter.slice(0, equals).trim().toLowerCase();
    const value = parameter
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, "$1");
    const duration = Number(value);
    if (key === "dur" && value !== "" && Number.isFinite(duration)) timing.durationMs = duration;
    if (key === "desc") timing.description = value;
  }
  return timing;
}

function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  return text.match(separator === "," ? /(?:"[^"]*"|[^,"])+/g : /(?:"[^"]*"|[^;"])+/g) ?? [];
}
