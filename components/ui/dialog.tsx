"use client";

import { lazy, type ReactNode, Suspense } from "react";

const DialogPopup = lazy(() => import("./dialog-popup").then((module) => ({ default: module.DialogPopup })));

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}

/**
 * A modal dialog named by its title; Escape, the backdrop and its close button dismiss it and focus returns. Its code is
 * loaded when the first dialog opens.
 */
export function Dialog(props: DialogProps) {
  return props.open ? (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  ) : null;
}
