import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is measured of one relayed request: ids of the API description, codes and numbers. */
export interface MeasuredRequest {
  server: string | undefined;
  operation: string | undefined;
  method: string;
  status: number;
  end: string;
  requestBytes: number;
  responseBytes: number;
  headersMs: number | undefined;
  totalMs: number;
}

export interface Metrics {
  registry: Registry;
  observe(request: MeasuredRequest): void;
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The numbers of one process. Labels come from the API description and closed sets, so their number is bounded. */
export function createMetrics(readActiveStreams: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: "playground_relay_requests_total",
    help: "Requests to the relay, by operation and status of the answer.",
    labelNames: ["server", "operation", "method", "status"],
    registers,
  });
  const failures = new Counter({
    name: "playground_relay_failures_total",
    help: "Requests that the relay itself refused or ended, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const abandoned = new Counter({
    name: "playground_relay_abandoned_total",
    help: "Requests whose client went away before the answer was over.",
    registers,
  });
  const bytes = new Counter({
    name: "playground_relay_bytes_total",
    help: "Bytes of bodies, by direction.",
    labelNames: ["direction"],
    registers,
  });
  const firstByte = new Histogram({
    name: "playground_relay_first_byte_seconds",
    help: "From the request's arrival to the headers of the upstream's answer.",
    labelNames: ["operation"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900],
    registers,
  });
  const duration = new Histogram({
    name: "playground_relay_duration_seconds",
    help: "From the request's arrival to the end of the answer.",
    labelNames: ["operation"],
    buckets: [0.05, 0.25, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
    registers,
  });
  new Gauge({
    name: "playground_relay_active_streams",
    help: "Requests that are being relayed now.",
    registers,
    collect() {
      this.set(readActiveStreams());
    },
  });
  return {
    registry,
    observe(request) {
      const operation = request.operation ?? "none";
      const method = methods.has(request.method) ? request.method : "other";
      requests.inc({ server: request.server ?? "none", operation, method, status: request.status });
      bytes.inc({ direction: "request" }, request.requestBytes);
      bytes.inc({ direction: "response" }, request.responseBytes);
      duration.observe({ operation }, request.totalMs / 1000);
      if (request.headersMs !== undefined) {
        firstByte.observe({ operation }, request.headersMs / 1000);
      }
      if (request.end === "client_gone") {
        abandoned.inc();
      } else if (request.end !== "complete") {
        failures.inc({ reason: request.end });
      }
    },
  };
}
