"use client";

import { Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/button";

/** Switches between light and dark from what is shown now, and remembers it in a cookie that the server reads. */
export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const shown = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = shown === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    document.cookie = `theme=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
  };
  return (
    <IconButton label="Switch between light and dark" size="md" onClick={toggle}>
      <Sun aria-hidden className="theme-dark-only size-4" />
      <Moon aria-hidden className="theme-light-only size-4" />
    </IconButton>
  );
}
