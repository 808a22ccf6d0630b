import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationPage } from "@/components/reference/operation-page";
import { environment } from "@/lib/environment";
import { findOperation } from "@/lib/openapi/find-operation";
import { loadDescription } from "@/lib/openapi/load-description";
import { baseUrlOn, listServers } from "@/lib/openapi/servers";

interface PageProps {
  params: Promise<{ tag: string; operation: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { tag, operation } = await params;
  const found = findOperation(await loadDescription(), tag, operation);
  return { title: found ? `${found.title} (reference)` : "Not found" };
}

export default async function ReferencePage({ params, searchParams }: PageProps) {
  const { tag, operation } = await params;
  const { at } = await searchParams;
  const description = await loadDescription();
  const found = findOperation(description, tag, operation);
  if (!found) notFound();
  const servers = listServers(description, { upstreamBaseUrl: environment.upstreamBaseUrl });
  const server = servers.find(({ isDemo }) => !isDemo);
  return (
    <OperationPage
      description={description}
      operation={found}
      baseUrl={server ? baseUrlOn(server, found.serverUrl) : (found.serverUrl ?? environment.demoBaseUrl)}
      at={typeof at === "string" ? at : undefined}
    />
  );
}
