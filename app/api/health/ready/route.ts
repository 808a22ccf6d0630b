import { loadDescription } from "@/lib/openapi/load-description";
import { readHealth } from "@/lib/server/read-health";

export const dynamic = "force-dynamic";

/** Ready: a load balancer may send requests here. Not while the process is being stopped. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const hasDescription = await loadDescription().then(
    () => true,
    () => false,
  );
  const isReady = health.status === "ok" && hasDescription;
  return Response.json(
    { ...health, description: hasDescription ? "ok" : "unreadable" },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
