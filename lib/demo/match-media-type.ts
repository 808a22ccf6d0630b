import { essence } from "@/lib/openapi/media-type";

/** Whether a concrete media type falls under a type or range such as `image/*`. */
export function matchesMediaType(range: string, mediaType: string): boolean {
  const [type, subtype] = essence(range).split("/");
  const [ownType, ownSubtype] = essence(mediaType).split("/");
  return (type === "*" || type === ownType) && (subtype === "*" || subtype === ownSubtype);
}

/**
 * How much an `Accept` header wants a type, from 0 to 1, by the most specific range that covers it (RFC 9110, 12.5.1).
 * Without a header everything is wanted.
 */
export function acceptQuality(accept: string | null, mediaType: string): number {
  const ranges = (accept ?? "*/*").split(",").filter((range) => matchesMediaType(range, mediaType));
  const specificity = (range: string) =>
    essence(range)
      .split("/")
      .filter((part) => part !== "*").length;
  const [best] = ranges.sort((a, b) => specificity(b) - specificity(a));
  if (best === undefined) {
    return 0;
  }
  const quality = Number(/;\s*q=([\d.]+)/i.exec(best)?.[1] ?? 1);
  return Number.isFinite(quality) ? quality : 1;
}
