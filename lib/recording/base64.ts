/** Bytes as Base64 (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // In slices: an argument list of a whole large chunk overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(pieces.join(""));
}

/** Newer engines decode in one step, which for tens of megabytes is felt. */
const native: { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> } = Uint8Array;

/** The bytes of Base64 text, with or without padding; undefined when it is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    if (native.fromBase64) return native.fromBase64(text);
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
