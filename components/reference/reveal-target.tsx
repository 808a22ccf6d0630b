"use client";

import { useEffect } from "react";

/** Opens what an anchor is folded up in, for browsers that do not do so by themselves. */
export function RevealTarget() {
  useEffect(() => {
    const reveal = () => {
      const target = document.getElementById(decodeFragment(location.hash.slice(1)));
      let folded = target?.parentElement?.closest<HTMLDetailsElement>("details:not([open])");
      if (!target || !folded) return;
      while (folded) {
        folded.open = true;
        folded = folded.parentElement?.closest<HTMLDetailsElement>("details:not([open])");
      }
      target.scrollIntoView();
    };
    reveal();
    window.addEventListener("hashchange", reveal);
    return () => window.removeEventListener("hashchange", reveal);
  }, []);
  return null;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
