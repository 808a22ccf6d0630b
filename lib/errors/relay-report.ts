import { isJsonObject, type Json } from "@/lib/json";

/** Whether a body or an event is the relay's own report rather than the API's. */
export function isRelayReport(value: Json | undefined): boolean {
  const error = isJsonObject(value) ? value.error : undefined;
  const metadata = isJsonObject(error) ? error.metadata : undefined;
  return isJsonObject(metadata) && metadata.source === "relay";
}
