"use client";

import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import temml from "temml";
import { cn } from "@/components/ui/cn";
import "temml/dist/Temml-Local.css";
import "./formula.css";

export interface TypesetFormulaProps {
  tex: string;
  isDisplay: boolean;
  /** Shown when it is not valid. */
  source: ReactNode;
}

/** A formula as MathML, which browsers lay out and screen readers read. It can neither link nor load anything. */
export function TypesetFormula({ tex, isDisplay, source }: TypesetFormulaProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [isValid, setValid] = useState(true);
  useLayoutEffect(() => {
    if (!box.current) return;
    try {
      temml.render(tex, box.current, { displayMode: isDisplay, throwOnError: true, trust: false, maxExpand: 200 });
      setValid(true);
    } catch {
      setValid(false);
    }
  }, [tex, isDisplay]);
  return (
    <>
      {isValid ? null : source}
      <span ref={box} hidden={!isValid} className={cn("formula", isDisplay && "formula-display")} title={tex} />
    </>
  );
}
