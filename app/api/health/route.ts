import { readHealth } from "@/lib/server/read-health";

export const dynamic = "force-dynamic";

/** Live: the process is up and answers, also while Redis is down or running streams are waited for. */
export async function GET(): Promise<Response> {
  return Response.json(await readHealth(), { headers: { "cache-control": "no-store" } });
}
