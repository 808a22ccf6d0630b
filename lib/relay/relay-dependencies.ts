import "server-only";
import type { Dispatcher } from "undici";
import { environment } from "@/lib/environment";
import { loadDescription } from "@/lib/openapi/load-description";
import type { ApiDescription } from "@/lib/openapi/operation";
import { listServers } from "@/lib/openapi/servers";
import { type Admission, createAdmission } from "@/lib/relay/admission";
import { writeRelayLog } from "@/lib/relay/relay-log";
import type { RelayDependencies } from "@/lib/relay/relay-request";
import type { HeaderList } from "@/lib/relay/request-headers";
import { createRelayedApi, type RelayedApi, type RelayServer } from "@/lib/relay/resolve-target";
import { createUpstreamAgent } from "@/lib/relay/upstream-agent";
import { insiderHeader } from "@/lib/server/access-gate";
import { getBodyBudget } from "@/lib/server/body-budget";
import { getLifecycle } from "@/lib/server/lifecycle";
import { getLogger } from "@/lib/server/logger";
import { createMetrics, type Metrics } from "@/lib/server/metrics";
import { getAccessGate } from "@/lib/server/process-access";
import { getRedis } from "@/lib/server/redis";

declare global {
  /** One per process: a reload in development must neither drop open connections nor forget who is connected. */
  var relayDependencies: { dispatcher: Dispatcher; admission: Admission; metrics: Metrics } | undefined;
}

const RELOAD_INTERVAL_MS = 1000;

const apis = new WeakMap<ApiDescription, RelayedApi>();

function getShared() {
  if (!globalThis.relayDependencies) {
    const { limits } = environment;
    const admission = createAdmission(limits, getRedis());
    const metrics = createMetrics(() => admission.activeCount);
    globalThis.relayDependencies = { dispatcher: createUpstreamAgent(limits), admission, metrics };
  }
  return globalThis.relayDependencies;
}

/** What the relay of this process works with, made from the environment at first use. */
export function getRelayDependencies(): RelayDependencies {
  const { dispatcher, admission, metrics } = getShared();
  return {
    dispatcher,
    admission,
    bodyBudget: getBodyBudget(),
    lifecycle: getLifecycle(),
    settings: environment,
    writeLog: (entry) => {
      writeRelayLog(getLogger(), entry);
      metrics.observe(entry);
    },
  };
}

/** The numbers of this process. */
export function getMetrics(): Metrics {
  return getShared().metrics;
}

let lastLoad: { startedAt: number; api: Promise<RelayedApi> } | undefined;

/**
 * The operations and servers that the relay may reach now. Whether the description has changed is looked up at most
 * once a second, because that costs as much as the rest of relaying a short request. Rejects when it cannot be read.
 */
export function loadRelayedApi(): Promise<RelayedApi> {
  const now = performance.now();
  if (!lastLoad || now - lastLoad.startedAt > RELOAD_INTERVAL_MS) {
    lastLoad = { startedAt: now, api: loadDescription().then(toRelayedApi) };
    lastLoad.api.catch(() => {
      lastLoad = undefined;
    });
  }
  return lastLoad.api;
}

function toRelayedApi(description: ApiDescription): RelayedApi {
  const known = apis.get(description);
  if (known) {
    return known;
  }
  const { upstreamBaseUrl, demoBaseUrl } = environment;
  const servers = listServers(description, { upstreamBaseUrl }).map((server, index): RelayServer => {
    if (server.isDemo) {
      const token = getAccessGate()?.insiderToken;
      const ownHeaders: HeaderList = token === undefined ? [] : [[insiderHeader, token]];
      return { id: server.id, baseUrl: demoBaseUrl, operationServerUrl: "ignored", ownHeaders };
    }
    const isOverride = upstreamBaseUrl !== undefined && index === 0;
    const operationServerUrl = isOverride ? "replaces-path" : "replaces-base";
    return { id: server.id, baseUrl: server.baseUrl, operationServerUrl };
  });
  const api = createRelayedApi(description.operations, servers);
  apis.set(description, api);
  return api;
}
