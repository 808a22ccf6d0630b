import { createDemoServer, type DemoServer } from "@/lib/demo/create-demo-server";
import { loadDescription } from "@/lib/openapi/load-description";
import type { ApiDescription } from "@/lib/openapi/operation";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const PREFIX = "/api/demo";

const servers = new WeakMap<ApiDescription, DemoServer>();

async function handle(request: Request): Promise<Response> {
  const description = await loadDescription();
  const server = servers.get(description) ?? createDemoServer(description);
  servers.set(description, server);
  const { pathname } = new URL(request.url);
  return server.answer(request, pathname.slice(PREFIX.length));
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
