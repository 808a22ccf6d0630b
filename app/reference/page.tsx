import { notFound, redirect } from "next/navigation";
import { findStartOperation } from "@/lib/openapi/find-operation";
import { loadDescription } from "@/lib/openapi/load-description";

export default async function ReferenceStart() {
  const start = findStartOperation(await loadDescription());
  if (!start) notFound();
  redirect(`/reference/${start.tagSlug}/${start.slug}`);
}
