const MAX_SEGMENT_LENGTH = 60;

/**
 * The anchor of something inside `parent`: its name as on the wire where a fragment can carry it, case kept, anything
 * else as hyphens. `body-messages` and `image_url[]` give `body-messages-image_url`.
 */
export function anchorWithin(parent: string, name: string): string {
  const segment = [...name.replace(/[^\p{L}\p{N}_.~]+/gu, "-")]
    .slice(0, MAX_SEGMENT_LENGTH)
    .join("")
    .replace(/^-+|-+$/g, "");
  return `${parent}-${segment || "unnamed"}`;
}
