import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Icon } from "./icon/icon";
import { controlClass } from "./input";

/** The browser's own select: works with every keyboard, screen reader and phone. Children are `option` elements. */
export function Select({
  className,
  wrapperClassName,
  ...props
}: ComponentProps<"select"> & { wrapperClassName?: string }) {
  return (
    <span className={cn("base:relative base:inline-flex base:w-full base:min-w-0", wrapperClassName)}>
      <select
        className={cn(
          controlClass,
          "base:h-8 base:cursor-pointer base:appearance-none base:truncate base:pr-7 base:pl-2.5 base:text-[0.8125rem]",
          className,
        )}
        {...props}
      />
      <Icon
        name="chevron-down"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto icon-3.5 text-ink-faint"
      />
    </span>
  );
}
