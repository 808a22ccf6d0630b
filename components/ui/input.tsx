import type { ComponentProps } from "react";
import { cn } from "./cn";

export const controlClass =
  "base:w-full base:min-w-0 base:rounded-md base:border base:border-line-strong/50 base:bg-surface base:text-ink placeholder:text-ink-faint base:transition-colors hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlClass, "base:h-8 base:px-2.5 base:text-[0.8125rem]", className)} {...props} />;
}

/** A text area that grows with its text (`field-sizing`), up to a height that keeps the page usable. */
export function TextArea({ className, rows = 1, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(
        controlClass,
        "base:field-sizing-content base:max-h-96 base:min-h-8 base:resize-y base:px-2.5 base:py-[0.3125rem] base:text-[0.8125rem] base:leading-5",
        className,
      )}
      {...props}
    />
  );
}
