"use client";

import { useEffect, useState } from "react";
import { Button, type ButtonProps, IconButton } from "./button";
import { Icon } from "./icon/icon";

export interface CopyButtonProps extends Omit<ButtonProps, "onClick" | "children"> {
  /** Called on click, so that text is made only when it is wanted. */
  text: () => string | Promise<string>;
  label: string;
  /** "narrow": only where the page is not as wide as a tablet. */
  iconOnly?: boolean | "narrow";
}

/** Copies text and says so, in words for screen readers. Falls back to a message where the clipboard is not allowed. */
export function CopyButton({ text, label, iconOnly, ...props }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 1800);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  const icon =
    outcome === "copied" ? (
      <Icon name="check" className="icon-3.5 text-ok" />
    ) : (
      <Icon name="copy" className="icon-3.5" />
    );
  return (
    <>
      {iconOnly === true ? (
        <IconButton label={label} onClick={copy} {...props}>
          {icon}
        </IconButton>
      ) : (
        <Button onClick={copy} {...props}>
          {icon}
          <span className={iconOnly === "narrow" ? "max-sm:sr-only" : undefined}>{label}</span>
        </Button>
      )}
      <span role="status" className="sr-only">
        {outcome === "copied" ? "Copied" : outcome === "refused" ? "The browser did not allow copying" : ""}
      </span>
    </>
  );
}
