import { createHash } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Explorer } from "@/components/explorer/explorer";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { packForm } from "@/lib/fields/pack-form";
import { findOperation } from "@/lib/openapi/find-operation";
import { loadDescription } from "@/lib/openapi/load-description";

interface PageProps {
  params: Promise<{ tag: string; operation: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { tag, operation } = await params;
  const found = findOperation(await loadDescription(), tag, operation);
  return { title: found?.title ?? "Not found" };
}

export default async function ExplorerPage({ params }: PageProps) {
  const { tag, operation } = await params;
  const description = await loadDescription();
  const found = findOperation(description, tag, operation);
  if (!found) notFound();
  // Only this operation travels to the browser, whatever the size of the description.
  const packed = packForm(buildOperationForm(description, found));
  const version = createHash("sha256").update(JSON.stringify(packed)).digest("hex").slice(0, 16);
  return <Explorer key={found.id} packed={packed} version={version} />;
}
