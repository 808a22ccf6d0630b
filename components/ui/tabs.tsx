"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Tabs with roving focus. The value of a tab and of its panel must match. */
export const Tabs = Base.Root;

export function TabList({ label, className, ...props }: ComponentProps<typeof Base.List> & { label: string }) {
  return <Base.List aria-label={label} className={cn("flex items-center gap-0.5", className as string)} {...props} />;
}

export function Tab({ value, children, className }: { value: string; children: ReactNode; className?: string }) {
  return (
    <Base.Tab
      value={value}
      className={cn(
        "h-7 whitespace-nowrap rounded-md px-2.5 font-medium text-ink-muted text-xs transition-colors hover:text-ink data-[active]:bg-hover data-[active]:text-ink",
        className,
      )}
    >
      {children}
    </Base.Tab>
  );
}

export function TabPanel({ className, ...props }: ComponentProps<typeof Base.Panel>) {
  return <Base.Panel className={cn("min-h-0", className as string)} {...props} />;
}
