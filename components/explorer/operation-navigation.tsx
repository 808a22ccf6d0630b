"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { MethodBadge } from "@/components/ui/method-badge";
import { type NavigationGroup, type NavigationOperation, searchNavigation } from "@/lib/openapi/navigation";

export interface OperationNavigationProps {
  groups: NavigationGroup[];
  /** Called after a link was followed, so that a drawer can close. */
  onNavigate?: () => void;
}

/** All operations by group, with a search. Arrow keys walk from the search through what it found. */
export function OperationNavigation({ groups, onNavigate }: OperationNavigationProps) {
  const [query, setQuery] = useState("");
  const found = useDeferredValue(query);
  const shown = useMemo(() => searchNavigation(groups, found), [groups, found]);
  const pathname = usePathname();
  const root = useRef<HTMLDivElement>(null);

  const moveFocus = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...(root.current?.querySelectorAll<HTMLElement>("input[type=search], nav a") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") root.current?.querySelector<HTMLElement>("nav a")?.click();
    else moveFocus(event);
  };

  return (
    <div ref={root} className="flex min-h-0 flex-1 flex-col">
      <div className="relative px-3 pt-3 pb-2">
        <Search
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-[calc(50%+2px)] left-5.5 size-3.5 text-ink-faint"
        />
        <Input
          type="search"
          aria-label="Search operations"
          placeholder="Search operations"
          className="pl-8"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <nav aria-label="Operations" className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
        {shown.map((group) => (
          <section key={group.slug} aria-label={group.tag} className="mt-3 first:mt-1">
            <h2 className="px-2 pb-1 font-semibold text-ink-faint text-xs">{group.tag}</h2>
            <ul className="flex flex-col gap-px">
              {group.operations.map((operation) => (
                <li key={operation.id}>
                  <OperationLink
                    operation={operation}
                    pathname={pathname}
                    onNavigate={onNavigate}
                    onKeyDown={moveFocus}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p role="status" className="px-2 py-4 text-ink-muted text-xs empty:hidden">
          {shown.length === 0 ? `No operation matches “${found}”.` : ""}
        </p>
      </nav>
    </div>
  );
}

interface OperationLinkProps {
  operation: NavigationOperation;
  pathname: string;
  onNavigate: (() => void) | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
}

function OperationLink({ operation, pathname, onNavigate, onKeyDown }: OperationLinkProps) {
  const section = pathname.startsWith("/reference/") ? "reference" : "explorer";
  const href = `/${section}/${operation.route}`;
  const current = pathname === href;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      onClick={onNavigate}
      onKeyDown={onKeyDown}
      className={cn(
        "flex items-start gap-2 rounded-md px-2 py-1 text-[0.8125rem] leading-5",
        current ? "bg-accent-soft font-medium text-accent-text" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      <MethodBadge method={operation.method} className="mt-0.5 w-11 justify-center" />
      <span className={cn("min-w-0 flex-1 text-pretty", operation.deprecated && "line-through decoration-ink-faint")}>
        {operation.title}
        {operation.deprecated ? <span className="sr-only"> (deprecated)</span> : null}
      </span>
    </Link>
  );
}
