import type { ApiDescription, ApiServer } from "./operation";
import { slugify, UniqueNames } from "./slug";

/** The demo server is part of the app; no other server may take its id. */
const DEMO_SERVER: ApiServer = { id: "demo", name: "Demo server", baseUrl: "/api/demo", isDemo: true };

const MAX_ID_LENGTH = 32;

/**
 * The servers a request can be sent to: those of the description, then the demo. The operator's base URL replaces the
 * first one's. Ids are unique and safe in a path.
 */
export function listServers(
  description: Pick<ApiDescription, "servers">,
  options: { upstreamBaseUrl?: string | undefined } = {},
): ApiServer[] {
  const ids = new UniqueNames();
  ids.take(DEMO_SERVER.id);
  const { upstreamBaseUrl } = options;
  const [first, ...others] = description.servers;
  const override = upstreamBaseUrl?.replace(/\/+$/, "");
  const described = override === undefined ? description.servers : [overrideServer(first, override), ...others];
  const servers = described.map(({ url, name }, place): ApiServer => {
    const slug = slugify(name);
    const id = ids.take(slug.length <= MAX_ID_LENGTH ? slug : slugify(new URL(url).host), "server");
    const isOverride = override !== undefined && place === 0;
    return { id, name, baseUrl: url, isDemo: false, ...(isOverride && { isOverride }) };
  });
  return [...servers, DEMO_SERVER];
}

/**
 * The base URL of one operation's requests to a server. `operationServerUrl` is the server that the operation or its
 * path names for itself: it stands in for every described server, and never for the demo.
 */
export function baseUrlOn(server: ApiServer, operationServerUrl: string | undefined): string {
  if (server.isDemo || operationServerUrl === undefined) {
    return server.baseUrl;
  }
  const own = new URL(operationServerUrl, server.baseUrl);
  const url = server.isOverride ? `${new URL(server.baseUrl).origin}${own.pathname}` : own.href;
  return url.replace(/\/+$/, "");
}

/** A server that is only named after its host would be misleading under another one. */
function overrideServer(first: ApiDescription["servers"][number] | undefined, url: string) {
  const isNamed = first !== undefined && first.name !== new URL(first.url).host;
  return { url, name: isNamed ? first.name : new URL(url).host };
}
