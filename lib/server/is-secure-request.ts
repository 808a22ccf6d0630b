import type { IncomingMessage } from "node:http";
import type { Environment } from "@/lib/environment";

/** Whether the browser came by TLS: a trusted proxy says so, or the operator did for this host. */
export function isSecureRequest(
  request: Pick<IncomingMessage, "headers">,
  settings: Pick<Environment, "trustProxy" | "publicOrigins">,
): boolean {
  const forwarded = request.headers["x-forwarded-proto"];
  const said = typeof forwarded === "string" ? forwarded.split(",").map((item) => item.trim()) : [];
  const trusted = settings.trustProxy > 0 ? (said.at(-settings.trustProxy) ?? said[0]) : undefined;
  return trusted === "https" || settings.publicOrigins.includes(`https://${request.headers.host ?? ""}`);
}
