import type { ReactNode } from "react";
import { AppHeader } from "@/components/explorer/app-header";
import { OperationNavigation } from "@/components/explorer/operation-navigation";
import { findDocumentUrl, loadDescription } from "@/lib/openapi/load-description";
import { buildNavigation } from "@/lib/openapi/navigation";

export default async function ReferenceLayout({ children }: { children: ReactNode }) {
  const description = await loadDescription();
  const groups = buildNavigation(description);
  return (
    <div>
      <div className="sticky top-0 z-20 print:hidden">
        <AppHeader title={description.title} groups={groups} documentUrl={findDocumentUrl()} />
      </div>
      <div className="flex">
        <aside className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-72 shrink-0 flex-col border-r bg-surface lg:flex print:hidden">
          <OperationNavigation groups={groups} />
        </aside>
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </div>
  );
}
