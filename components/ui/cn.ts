import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. Nothing is merged: what a primitive leaves to be overridden it writes with the `base:` variant
 * (app/globals.css), which any plain utility outweighs.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
