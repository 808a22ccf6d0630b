import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClass } from "./input";

/** The browser's own select: works with every keyboard, screen reader and phone. Children are `option` elements. */
export function Select({
  className,
  wrapperClassName,
  ...props
}: ComponentProps<"select"> & { wrapperClassName?: string }) {
  return (
    <span className={cn("relative inline-flex w-full min-w-0", wrapperClassName)}>
      <select
        className={cn(
          controlClass,
          "h-8 cursor-pointer appearance-none truncate pr-7 pl-2.5 text-[0.8125rem]",
          className,
        )}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 size-3.5 text-ink-faint"
      />
    </span>
  );
}
