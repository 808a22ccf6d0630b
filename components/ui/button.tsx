import type { ComponentProps } from "react";
import { cn } from "./cn";

const variants = {
  primary: "base:bg-accent base:text-accent-ink hover:bg-accent-strong base:shadow-card",
  secondary: "base:border base:border-line base:bg-surface base:text-ink hover:bg-hover base:shadow-card",
  ghost: "base:text-ink-muted hover:bg-hover hover:text-ink",
  danger: "base:bg-danger-soft base:text-danger hover:brightness-95",
} as const;

const sizes = {
  sm: "base:h-7 base:gap-1 base:rounded-md base:px-2 base:text-xs",
  md: "base:h-8 base:gap-1.5 base:rounded-md base:px-3 base:text-[0.8125rem]",
  lg: "base:h-9 base:gap-2 base:rounded-lg base:px-4 base:text-sm",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

export function buttonClass(variant: keyof typeof variants, size: keyof typeof sizes, className?: string): string {
  return cn(
    "base:inline-flex base:shrink-0 base:select-none base:items-center base:justify-center base:whitespace-nowrap base:font-medium base:transition-colors disabled:cursor-not-allowed disabled:opacity-50",
    variants[variant],
    sizes[size],
    className,
  );
}

export function Button({ variant = "secondary", size = "md", type = "button", className, ...props }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, size, className)} {...props} />;
}

/** A square button with an icon only; `label` is its accessible name, and its tooltip unless `title` says more. */
export function IconButton({
  label,
  size = "sm",
  variant = "ghost",
  className,
  ...props
}: Omit<ButtonProps, "aria-label"> & { label: string }) {
  return (
    <Button
      aria-label={label}
      title={label}
      size={size}
      variant={variant}
      className={cn("px-0", size === "sm" ? "base:w-7" : size === "md" ? "base:w-8" : "base:w-9", className)}
      {...props}
    />
  );
}
