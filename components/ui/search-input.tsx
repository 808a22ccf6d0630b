import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Icon } from "./icon/icon";
import { Input } from "./input";

export interface SearchInputProps extends Omit<ComponentProps<typeof Input>, "type" | "size" | "onChange"> {
  "aria-label": string;
  value: string;
  onValueChange: (value: string) => void;
  /** `sm` stands in toolbars. */
  size?: "sm" | "md";
  /** Of the box around it. */
  wrapperClassName?: string;
}

/** A text box to search or filter with, marked as one. */
export function SearchInput({ size = "sm", wrapperClassName, className, onValueChange, ...props }: SearchInputProps) {
  return (
    <span className={cn("relative block", wrapperClassName)}>
      <Icon
        name="search"
        className={cn(
          "pointer-events-none absolute inset-y-0 my-auto icon-3.5 text-ink-faint",
          size === "sm" ? "left-2" : "left-2.5",
        )}
      />
      <Input
        type="search"
        {...props}
        onChange={(event) => onValueChange(event.target.value)}
        className={cn(size === "sm" ? "h-7 pl-7 text-xs" : "pl-8", className)}
      />
    </span>
  );
}
