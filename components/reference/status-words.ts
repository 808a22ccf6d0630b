import { STATUS_CODES } from "node:http";

/** Statuses that gateways in front of APIs use and the HTTP standards do not name. */
const GATEWAY_STATUSES: Record<string, string> = {
  "499": "Client Closed Request",
  "520": "Unknown Gateway Error",
  "521": "Origin Down",
  "522": "Origin Connection Timeout",
  "523": "Origin Unreachable",
  "524": "Origin Timeout",
  "529": "Overloaded",
};

const RANGES: Record<string, string> = {
  "1XX": "Informational",
  "2XX": "Success",
  "3XX": "Redirect",
  "4XX": "Client error",
  "5XX": "Server error",
  default: "Any other status",
};

/** The name of a status as HTTP or its gateways give it; empty when it has none. */
export function statusWords(status: string): string {
  return STATUS_CODES[status] ?? GATEWAY_STATUSES[status] ?? RANGES[status] ?? "";
}
