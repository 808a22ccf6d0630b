import type { ComponentProps } from "react";
import { cn } from "./cn";

export const controlClass =
  "w-full min-w-0 rounded-md border border-line-strong/50 bg-surface text-ink placeholder:text-ink-faint transition-colors hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlClass, "h-8 px-2.5 text-[0.8125rem]", className)} {...props} />;
}

/** A text area that grows with its text (`field-sizing`), up to a height that keeps the page usable. */
export function TextArea({ className, rows = 1, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(
        controlClass,
        "field-sizing-content max-h-96 min-h-8 resize-y px-2.5 py-[0.3125rem] text-[0.8125rem] leading-5",
        className,
      )}
      {...props}
    />
  );
}
