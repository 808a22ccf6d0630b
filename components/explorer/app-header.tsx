"use client";

import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { PageLink } from "@/components/ui/page-link";
import type { NavigationGroup } from "@/lib/openapi/navigation";
import { NavigationDrawer } from "./navigation-drawer";
import { OperationPalette } from "./operation-palette";
import { ThemeToggle } from "./theme-toggle";

export interface AppHeaderProps {
  title: string;
  groups: NavigationGroup[];
  /** Where the API description can be downloaded. */
  documentUrl: string | undefined;
}

/** Name of the API, navigation on small screens, and the theme. */
export function AppHeader({ title, groups, documentUrl }: AppHeaderProps) {
  const [open, setOpen] = useState(false);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3 lg:px-4">
      <IconButton label="Show operations" size="md" className="lg:hidden" onClick={() => setOpen(true)}>
        <Icon name="menu" className="icon-4" />
      </IconButton>
      <PageLink href="/" className="flex min-w-0 items-center gap-2 font-semibold tracking-tight">
        <Icon name="square-terminal" className="icon-5 shrink-0 text-accent" />
        <span className="truncate">{title}</span>
        <span className="hidden font-normal text-ink-faint sm:inline">Playground</span>
      </PageLink>
      <div className="ml-auto flex items-center gap-1">
        {documentUrl === undefined ? null : (
          <a
            href={documentUrl}
            className="hidden rounded-md px-2 py-1 text-ink-muted text-xs hover:bg-hover hover:text-ink sm:block"
          >
            API description
          </a>
        )}
        <ThemeToggle />
      </div>
      <OperationPalette groups={groups} />
      {open ? <NavigationDrawer groups={groups} onClose={() => setOpen(false)} /> : null}
    </header>
  );
}
