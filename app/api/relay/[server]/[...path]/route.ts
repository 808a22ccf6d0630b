import { getRelayDependencies, loadRelayedApi } from "@/lib/relay/relay-dependencies";
import { relayRequest } from "@/lib/relay/relay-request";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

async function handle(request: Request): Promise<Response> {
  return relayRequest(request, await loadRelayedApi(), getRelayDependencies());
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
