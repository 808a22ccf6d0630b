import { cn } from "../cn";
import type { iconNames } from "./icon-names.mjs";

export type IconName = (typeof iconNames)[number];

/**
 * A picture beside words that say the same; nothing to screen readers. Its class `icon-4` gives its size in the spacing
 * scale. Icons are letters of a font and not drawings: every drawing is a coordinate system of its own, which the browser
 * goes through anew after each key that is typed on the page.
 */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <span aria-hidden data-icon={name} className={cn("icon", className)} />;
}
