import type { ComponentProps } from "react";
import { cn } from "./cn";

const variants = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong shadow-card",
  secondary: "border border-line bg-surface text-ink hover:bg-hover shadow-card",
  ghost: "text-ink-muted hover:bg-hover hover:text-ink",
  danger: "bg-danger-soft text-danger hover:brightness-95",
} as const;

const sizes = {
  sm: "h-7 gap-1 rounded-md px-2 text-xs",
  md: "h-8 gap-1.5 rounded-md px-3 text-[0.8125rem]",
  lg: "h-9 gap-2 rounded-lg px-4 text-sm",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

export function buttonClass(variant: keyof typeof variants, size: keyof typeof sizes, className?: string): string {
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50",
    variants[variant],
    sizes[size],
    className,
  );
}

export function Button({ variant = "secondary", size = "md", type = "button", className, ...props }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, size, className)} {...props} />;
}

/** A square button with an icon only; `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  size = "sm",
  variant = "ghost",
  className,
  ...props
}: Omit<ButtonProps, "aria-label" | "title"> & { label: string }) {
  return (
    <Button
      aria-label={label}
      title={label}
      size={size}
      variant={variant}
      className={cn(size === "sm" ? "w-7 px-0" : size === "md" ? "w-8 px-0" : "w-9 px-0", className)}
      {...props}
    />
  );
}
