"use client";

import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/cn";

const TypesetFormula = lazy(() => import("./typeset-formula").then((module) => ({ default: module.TypesetFormula })));

/** A longer one is no formula, and typesetting is done in one go. */
const maxCharacters = 4000;

/** A formula in TeX. What sets it is loaded with the first one; until then, and where it is not valid, its source is shown. */
export function Formula({ tex, isDisplay }: { tex: string; isDisplay: boolean }) {
  const source = (
    <code className={cn(isDisplay && "my-2.5 block whitespace-pre-wrap rounded-md bg-sunken px-2.5 py-1.5")}>
      {tex}
    </code>
  );
  if (tex.length > maxCharacters) return source;
  return (
    <Suspense fallback={source}>
      <TypesetFormula tex={tex} isDisplay={isDisplay} source={source} />
    </Suspense>
  );
}
