import { createHash, timingSafeEqual } from "node:crypto";
import { environment } from "@/lib/environment";
import { getMetrics } from "@/lib/relay/relay-dependencies";

export const dynamic = "force-dynamic";

/** Prometheus metrics of this process, where the operator has switched them on. */
export async function GET(request: Request): Promise<Response> {
  const { isEnabled, token } = environment.metrics;
  if (!isEnabled) {
    return new Response("Not found", { status: 404 });
  }
  if (token !== undefined && !isSame(request.headers.get("authorization") ?? "", `Bearer ${token}`)) {
    return new Response("Unauthorized", { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const { registry } = getMetrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
