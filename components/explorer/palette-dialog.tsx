"use client";

import { Dialog } from "@/components/ui/dialog";
import type { NavigationGroup } from "@/lib/openapi/navigation";
import { OperationNavigation } from "./operation-navigation";

/** The search over all operations, in front of the page. */
export function PaletteDialog({ groups, onClose }: { groups: NavigationGroup[]; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Go to operation"
      className="h-[min(36rem,75vh)] gap-0 overflow-hidden p-3 pt-4"
    >
      <OperationNavigation groups={groups} onNavigate={onClose} />
    </Dialog>
  );
}
