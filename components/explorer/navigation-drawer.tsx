"use client";

import { Dialog } from "@/components/ui/dialog";
import type { NavigationGroup } from "@/lib/openapi/navigation";
import { OperationNavigation } from "./operation-navigation";

/** The navigation on small screens. */
export function NavigationDrawer({ groups, onClose }: { groups: NavigationGroup[]; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Operations"
      className="top-0 left-0 h-dvh max-h-none w-80 max-w-[85vw] translate-x-0 gap-0 overflow-hidden rounded-none p-3 pt-4"
    >
      <OperationNavigation groups={groups} onNavigate={onClose} />
    </Dialog>
  );
}
