/**
 * How long the server asks to wait, in whole seconds, from `Retry-After` (seconds or a date) or `retry-after-ms`, else from
 * the reset time of a used-up rate limit. Undefined when it does not say.
 */
export function readRetryAfter(
  headers: readonly (readonly [name: string, value: string])[],
  nowMs: number,
): number | undefined {
  const find = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1].trim();
  const milliseconds = Number(find("retry-after-ms") || Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return Math.ceil(milliseconds / 1000);
  const value = find("retry-after");
  if (value !== undefined && /^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const date = value === undefined ? Number.NaN : Date.parse(value);
  if (Number.isFinite(date)) return Math.max(0, Math.ceil((date - nowMs) / 1000));
  if (find("x-ratelimit-remaining") !== "0") return undefined;
  const reset = Number(find("x-ratelimit-reset") || Number.NaN);
  // A point in time, in seconds or milliseconds since 1970; a smaller number would be of unknown unit.
  const resetMs = reset > 1e12 ? reset : reset > 1e9 ? reset * 1000 : Number.NaN;
  return Number.isFinite(resetMs) ? Math.max(0, Math.ceil((resetMs - nowMs) / 1000)) : undefined;
}
