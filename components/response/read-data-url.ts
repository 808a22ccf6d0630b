import { decodeBase64 } from "@/lib/recording/base64";

/** Media type and bytes of a `data:` URL (RFC 2397); undefined when it is none or its data is damaged. */
export function readDataUrl(url: string): { essence: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const comma = url.indexOf(",");
  const head = /^data:([^,;]*)((?:;[^,;]*)*)$/i.exec(url.slice(0, Math.max(0, comma)));
  if (!head) return undefined;
  const bytes = /;\s*base64\s*$/i.test(head[2] ?? "")
    ? decodeBase64(url.slice(comma + 1))
    : decodePercent(url.slice(comma + 1));
  return bytes && { essence: (head[1] ?? "").trim().toLowerCase() || "text/plain", bytes };
}

function decodePercent(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new TextEncoder().encode(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}
