"use client";

import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";

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
      <Icon name="sun" className="theme-dark-only icon-4" />
      <Icon name="moon" className="theme-light-only icon-4" />
    </IconButton>
  );
}
