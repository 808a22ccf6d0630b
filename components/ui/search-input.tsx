import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
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
      <Search
        aria-hidden
        className={cn(
          "-translate-y-1/2 pointer-events-none absolute top-1/2 size-3.5 text-ink-faint",
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
