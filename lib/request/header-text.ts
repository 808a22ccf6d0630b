import { isHeaderName } from "@/lib/openapi/header-name";

export type HeaderFault = "name" | "value";

/** Space and tab around a header value mean nothing (RFC 9110 5.5), and some clients refuse them. */
export function trimHeaderValue(value: string): string {
  return value.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, "");
}

/**
 * What keeps a header from being sent; undefined when nothing does. Only printable ASCII is let through: beyond it
 * clients disagree (`é` leaves `fetch` as one byte, curl as two, and others refuse it), and a line break would end the
 * header.
 */
export function findHeaderFault(name: string, value: string): HeaderFault | undefined {
  if (!isHeaderName(name)) return "name";
  return /^[\x20-\x7e]*$/.test(trimHeaderValue(value)) ? undefined : "value";
}
