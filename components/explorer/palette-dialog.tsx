"use client";

import { Dialog } from "@/components/ui/dialog";
import { OperationNavigation, type OperationNavigationProps } from "./operation-navigation";

/** The search over all operations, in front of the page. */
export function PaletteDialog({ onClose, ...rest }: OperationNavigationProps & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Go to operation"
      className="h-[min(36rem,75vh)] gap-0 overflow-hidden p-3 pt-4"
    >
      <OperationNavigation {...rest} onNavigate={onClose} />
    </Dialog>
  );
}
