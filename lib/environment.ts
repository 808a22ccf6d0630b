export interface RelayLimits {
  bodyLimitBytes: number;
  /** Longest silence while the browser's request body is read. */
  bodyIdleTimeoutMs: number;
  connectTimeoutMs: number;
  /** From the request being sent to the upstream's status line and headers. */
  headersTimeoutMs: number;
  /** Longest silence between two pieces of an answer. */
  idleTimeoutMs: number;
  totalTimeoutMs: number;
  maxStreams: number;
  maxStreamsPerAddress: number;
  requestsPerMinute: number;
}

export interface Environment {
  port: number;
  /** Path or URL; undefined means the description that comes with the app. */
  openapiDocument: string | undefined;
  /** Replaces the description's first server. Without a trailing slash. */
  upstreamBaseUrl: string | undefined;
  /** Where the app reaches its own demo server. Without a trailing slash. */
  demoBaseUrl: string;
  /** Origins that people see the app at, when they differ from the Host header. */
  publicOrigins: string[];
  /** How many reverse proxies in front of the app set X-Forwarded-For. */
  trustProxy: number;
  requireCredential: boolean;
  limits: RelayLimits;
}

/** A setting that cannot be used; the message names the variable and what it has to be. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

type Variables = Record<string, string | undefined>;

/** Reads every setting, with defaults. Throws `EnvironmentError` on the first value that cannot be used. */
export function readEnvironment(variables: Variables): Environment {
  const port = readInteger(variables, "PORT", 3000, { min: 0, max: 65535 });
  return {
    port,
    openapiDocument: readText(variables, "OPENAPI_DOCUMENT"),
    upstreamBaseUrl: readBaseUrl(variables, "UPSTREAM_BASE_URL"),
    demoBaseUrl: readBaseUrl(variables, "DEMO_BASE_URL") ?? `${readOwnOrigin(variables, port)}/api/demo`,
    publicOrigins: readOrigins(variables, "PUBLIC_ORIGIN"),
    trustProxy: readInteger(variables, "TRUST_PROXY", 0, { min: 0, max: 16 }),
    requireCredential: readSwitch(variables, "RELAY_REQUIRE_CREDENTIAL", false),
    limits: {
      bodyLimitBytes: readInteger(variables, "RELAY_BODY_LIMIT_BYTES", 25 * 1024 * 1024),
      bodyIdleTimeoutMs: readDuration(variables, "RELAY_BODY_IDLE_TIMEOUT_MS", 15_000),
      connectTimeoutMs: readDuration(variables, "RELAY_CONNECT_TIMEOUT_MS", 10_000),
      headersTimeoutMs: readDuration(variables, "RELAY_HEADERS_TIMEOUT_MS", 15 * 60_000),
      idleTimeoutMs: readDuration(variables, "RELAY_IDLE_TIMEOUT_MS", 10 * 60_000),
      totalTimeoutMs: readDuration(variables, "RELAY_TOTAL_TIMEOUT_MS", 60 * 60_000),
      maxStreams: readInteger(variables, "RELAY_MAX_STREAMS", 1000),
      maxStreamsPerAddress: readInteger(variables, "RELAY_MAX_STREAMS_PER_ADDRESS", 16),
      requestsPerMinute: readInteger(variables, "RELAY_REQUESTS_PER_MINUTE", 120),
    },
  };
}

function readText(variables: Variables, name: string): string | undefined {
  return variables[name]?.trim() || undefined;
}

function readInteger(variables: Variables, name: string, fallback: number, range = { min: 1, max: 2 ** 40 }): number {
  const text = readText(variables, name);
  if (text === undefined) {
    return fallback;
  }
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.min && value <= range.max)) {
    throw new EnvironmentError(`${name} must be a whole number from ${range.min} to ${range.max}, not "${text}".`);
  }
  return value;
}

function readDuration(variables: Variables, name: string, fallbackMs: number): number {
  // Node runs a longer timer at once.
  return readInteger(variables, name, fallbackMs, { min: 1, max: 2 ** 31 - 1 });
}

function readSwitch(variables: Variables, name: string, fallback: boolean): boolean {
  const text = readText(variables, name);
  switch (text) {
    case undefined:
      return fallback;
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      throw new EnvironmentError(`${name} must be "true" or "false", not "${text}".`);
  }
}

function readBaseUrl(variables: Variables, name: string): string | undefined {
  const text = readText(variables, name);
  if (text === undefined) {
    return undefined;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new EnvironmentError(
      `${name} must be an http or https URL without query, fragment or credential, for example https://openrouter.ai/api/v1.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function readOrigins(variables: Variables, name: string): string[] {
  const origins = (readText(variables, name) ?? "").split(",").map((item) => item.trim());
  return origins.filter(Boolean).map((item) => {
    const url = URL.canParse(item) ? new URL(item) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
      throw new EnvironmentError(`${name} must be an origin such as https://play.example.com, or several with commas.`);
    }
    return url.origin;
  });
}

/**
 * Where this very process listens. Next names it once it does (also the port it fell back to, and the address of
 * `next start -H`); "localhost" there stands for every address, of which the IPv4 loopback always answers.
 */
function readOwnOrigin(variables: Variables, port: number): string {
  const own = variables.__NEXT_PRIVATE_ORIGIN;
  return own && URL.canParse(own)
    ? new URL(own).origin.replace("//localhost:", "//127.0.0.1:")
    : `http://127.0.0.1:${port}`;
}

/** The settings of this process. Next writes the port that it really listens on to PORT before this module loads. */
export const environment: Environment = readEnvironment(process.env);
