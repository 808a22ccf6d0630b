/** Request headers with this prefix stand for the header whose name follows it. */
const CARRIED_PREFIX = "x-relay-header-";

/**
 * Header names that a browser sets by itself or does not let a page set. For an operation that declares one, only the
 * prefixed form counts, so that what the browser adds on its own is never taken for what the person typed.
 */
const browserOwned = new Set([
  "accept-charset",
  "accept-language",
  "cache-control",
  "cookie",
  "date",
  "dnt",
  "from",
  "if-modified-since",
  "if-none-match",
  "origin",
  "pragma",
  "priority",
  "range",
  "referer",
  "user-agent",
  "via",
]);

/** The name under which a page has to send this header to the relay. */
export function toCarriedHeaderName(name: string): string {
  const lowerCaseName = name.toLowerCase();
  const isOwned =
    browserOwned.has(lowerCaseName) || lowerCaseName.startsWith("sec-") || lowerCaseName.startsWith("proxy-");
  return isOwned ? `${CARRIED_PREFIX}${lowerCaseName}` : name;
}
