"use client";

import { usePathname, useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type MouseEvent,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import { flushSync } from "react-dom";
import { followsHere } from "@/components/ui/page-link";
import { SearchInput } from "@/components/ui/search-input";
import { type NavigationGroup, searchNavigation } from "@/lib/openapi/navigation";
import { OperationList } from "./operation-list";

export interface OperationNavigationProps {
  groups: NavigationGroup[];
  /** Called after a link was followed, so that a drawer can close. */
  onNavigate?: () => void;
  /** The text of the search and what changes it, where someone else keeps it. */
  search?: [query: string, onChange: (query: string) => void];
}

/** All operations by group, with a search. Arrow keys walk from the search through what it found. */
export function OperationNavigation({ groups, onNavigate, search }: OperationNavigationProps) {
  const ownSearch = useState("");
  const [query, setQuery] = search ?? ownSearch;
  const [found, setFound] = useState(query);
  const shown = useMemo(() => searchNavigation(groups, found), [groups, found]);
  const pathname = usePathname();
  const router = useRouter();
  const [opening, setOpening] = useState<string>();
  const [isOpening, startOpening] = useTransition();
  const root = useRef<HTMLDivElement>(null);
  const section = pathname.startsWith("/reference/") ? "reference" : "explorer";

  useEffect(() => startTransition(() => setFound(query)), [query]);
  useEffect(() => {
    root.current?.querySelector(`nav a[href="${CSS.escape(pathname)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [pathname]);

  const moveFocus = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...(root.current?.querySelectorAll<HTMLElement>("input[type=search], nav a") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const open = (route: string) => {
    setOpening(route);
    startOpening(() => router.push(`/${section}/${route}`));
    onNavigate?.();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    // What is drawn may lag behind what is typed.
    if (event.key === "ArrowDown" && found !== query) flushSync(() => setFound(query));
    const first = event.key === "Enter" ? searchNavigation(groups, query)[0]?.operations[0] : undefined;
    if (first) open(first.route);
    else moveFocus(event);
  };
  // One listener for all links: a router link each would take most of the time that a long list takes.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !followsHere(event)) return;
    event.preventDefault();
    open(link.pathname.slice(section.length + 2));
  };

  return (
    <div ref={root} className="flex min-h-0 flex-1 flex-col">
      <div className="px-3 pt-3 pb-2">
        <SearchInput
          size="md"
          aria-label="Search operations"
          placeholder="Search operations"
          value={query}
          onValueChange={setQuery}
          onKeyDown={onSearchKey}
        />
      </div>
      <nav
        aria-label="Operations"
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-6"
        onClick={follow}
        onKeyDown={moveFocus}
      >
        {shown.map((group) => (
          <OperationList
            key={group.slug}
            group={group}
            section={section}
            current={routeWithin(group, pathname.slice(section.length + 2))}
            opening={isOpening && opening !== undefined ? routeWithin(group, opening) : undefined}
          />
        ))}
        <p role="status" className="px-2 py-4 text-ink-muted text-xs empty:hidden">
          {shown.length === 0 ? `No operation matches “${found}”.` : ""}
        </p>
      </nav>
    </div>
  );
}

/** The route, if it is one of the group's: the other groups need not be drawn again for it. */
function routeWithin(group: NavigationGroup, route: string): string | undefined {
  return route.startsWith(`${group.slug}/`) ? route : undefined;
}
