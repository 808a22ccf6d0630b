import type { ReactNode } from "react";
import { AppHeader } from "@/components/explorer/app-header";
import { ExplorerProvider } from "@/components/explorer/explorer-context";
import { OperationNavigation } from "@/components/explorer/operation-navigation";
import { environment } from "@/lib/environment";
import { findDocumentUrl, loadDescription } from "@/lib/openapi/load-description";
import { buildNavigation } from "@/lib/openapi/navigation";
import { listServers } from "@/lib/openapi/servers";

export default async function ExplorerLayout({ children }: { children: ReactNode }) {
  const description = await loadDescription();
  const servers = listServers(description, { upstreamBaseUrl: environment.upstreamBaseUrl });
  const groups = buildNavigation(description);
  const api = servers.find((server) => !server.isDemo);
  const settings = {
    groups,
    servers,
    hints: description.hints,
    credentialScope: api ? new URL(api.baseUrl).host : "demo",
    shortLinks: environment.shortLinks.isEnabled,
  };
  return (
    <ExplorerProvider settings={settings}>
      <div className="flex h-dvh flex-col">
        <AppHeader title={description.title} groups={groups} documentUrl={findDocumentUrl()} />
        <div className="flex min-h-0 flex-1">
          <aside className="isolate hidden w-72 shrink-0 flex-col border-r bg-surface lg:flex">
            <OperationNavigation groups={groups} />
          </aside>
          {children}
        </div>
      </div>
    </ExplorerProvider>
  );
}
