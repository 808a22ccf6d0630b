/** Whether a name may be a header's: a token (RFC 9110 5.6.2). */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}
