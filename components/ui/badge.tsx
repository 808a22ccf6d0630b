import type { ComponentProps } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "bg-hover text-ink-muted",
  accent: "bg-accent-soft text-accent-text",
  ok: "bg-ok-soft text-ok",
  info: "bg-info-soft text-info",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
  violet: "bg-violet-soft text-violet",
} as const;

export type Tone = keyof typeof tones;

export function Badge({ tone = "neutral", className, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "base:inline-flex base:items-center base:gap-1 base:whitespace-nowrap base:rounded base:px-1.5 base:py-px base:font-medium base:text-2xs",
        tones[tone],
        className,
      )}
      {...props}
    />
  );
}
