import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";

/** A file name for the bytes of a response. */
export function nameRaw({ response }: ExchangeSnapshot): string {
  switch (response?.mediaType.kind) {
    case "event-stream":
      return "response.sse.txt";
    case "json":
      return "response.json";
    case "text":
      return "response.txt";
    default:
      return "response.bin";
  }
}
