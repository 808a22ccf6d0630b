export const dynamic = "force-dynamic";

/** The process is up and answers; nothing about its upstream servers. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
