"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

/** Whether a click is to follow the link here, and not in a tab or window of its own. */
export function followsHere(event: MouseEvent): boolean {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/**
 * A link to another page of the app, which opens without a reload. The router's own link component also fetches ahead, for
 * every link in sight: 3 kB of code and requests at the first load that these few links do not pay back.
 */
export function PageLink({ href, ...props }: ComponentProps<"a"> & { href: string }) {
  const router = useRouter();
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (!followsHere(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    />
  );
}
