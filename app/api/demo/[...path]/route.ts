import { createDemoServer, type DemoServer } from "@/lib/demo/create-demo-server";
import { environment } from "@/lib/environment";
import { relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";
import { loadDescription } from "@/lib/openapi/load-description";
import type { ApiDescription } from "@/lib/openapi/operation";
import { readRequestBody } from "@/lib/relay/read-request-body";
import { getBodyBudget } from "@/lib/server/body-budget";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const PREFIX = "/api/demo";

const servers = new WeakMap<ApiDescription, DemoServer>();

/** Anybody may call the demo server directly, so it takes no more of a body than the relay does. */
async function handle(request: Request): Promise<Response> {
  const budget = getBodyBudget();
  const body = await readRequestBody(request, environment.limits, budget);
  switch (body.kind) {
    case "client-gone":
      return new Response(null, { status: 499 });
    case "refused":
      return Response.json(toRelayErrorBody(body.failure), { status: relayErrors[body.failure.code].status });
    case "body":
      try {
        return await answer(request, body.bytes);
      } finally {
        budget.give(body.bytes.byteLength);
      }
  }
}

async function answer(request: Request, bytes: Uint8Array): Promise<Response> {
  const description = await loadDescription();
  const server = servers.get(description) ?? createDemoServer(description);
  servers.set(description, server);
  const { url, method, headers, signal } = request;
  const whole = new Request(url, {
    method,
    headers,
    signal,
    ...(bytes.byteLength > 0 && { body: new Uint8Array(bytes) }),
  });
  return server.answer(whole, new URL(url).pathname.slice(PREFIX.length));
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
