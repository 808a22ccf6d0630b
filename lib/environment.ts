export interface RelayLimits {
  bodyLimitBytes: number;
  /** Of all request bodies that are in memory at once. */
  bodiesLimitBytes: number;
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
  /** By one credential, from whichever addresses. */
  requestsPerMinutePerKey: number;
}

/** Who may open the app at all; everybody when neither is set. */
export interface AccessSettings {
  password: string | undefined;
  /** A header that scripts, or a proxy that signs people in, send instead of the password. Its name in lower case. */
  header: { name: string; value: string } | undefined;
}

export interface ShortLinkSettings {
  isEnabled: boolean;
  /** Where the entries lie as files, unless there is Redis. */
  directory: string;
  limitBytes: number;
  lifetimeDays: number;
}

export interface Environment {
  port: number;
  /** The framework's development server runs, not a build. */
  isDevelopment: boolean;
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
  /** Host names, in lower case and without port, that the app answers to; empty for any. */
  allowedHosts: string[];
  /** Origins of other pages that may frame the app and call its relay. */
  embedOrigins: string[];
  access: AccessSettings;
  /** Shared by all instances: limits, and short links. */
  redisUrl: string | undefined;
  metrics: { isEnabled: boolean; token: string | undefined };
  logLevel: LogLevel;
  /** How long running streams may go on after SIGTERM. */
  shutdownGraceMs: number;
  /** How long an idle connection of a client, or of a proxy in front, is kept. */
  keepAliveTimeoutMs: number;
  /** Of Strict-Transport-Security, sent where the app is reached by TLS; 0 sends none. */
  hstsMaxAgeSeconds: number;
  shortLinks: ShortLinkSettings;
  limits: RelayLimits;
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

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
    isDevelopment: variables.NODE_ENV === "development",
    openapiDocument: readText(variables, "OPENAPI_DOCUMENT"),
    upstreamBaseUrl: readBaseUrl(variables, "UPSTREAM_BASE_URL"),
    demoBaseUrl: readBaseUrl(variables, "DEMO_BASE_URL") ?? `${readOwnOrigin(variables, port)}/api/demo`,
    publicOrigins: readOrigins(variables, "PUBLIC_ORIGIN"),
    trustProxy: readInteger(variables, "TRUST_PROXY", 0, { min: 0, max: 16 }),
    requireCredential: readSwitch(variables, "RELAY_REQUIRE_CREDENTIAL", false),
    allowedHosts: readHosts(variables, "ALLOWED_HOSTS"),
    embedOrigins: readOrigins(variables, "EMBED_ORIGINS"),
    access: {
      password: readText(variables, "ACCESS_PASSWORD"),
      header: readHeader(variables, "ACCESS_HEADER"),
    },
    redisUrl: readRedisUrl(variables, "REDIS_URL"),
    metrics: {
      isEnabled: readSwitch(variables, "METRICS", false),
      token: readText(variables, "METRICS_TOKEN"),
    },
    logLevel: readLogLevel(variables, "LOG_LEVEL"),
    shutdownGraceMs: readInteger(variables, "SHUTDOWN_GRACE_MS", 30_000, { min: 0, max: 2 ** 31 - 1 }),
    keepAliveTimeoutMs: readDuration(variables, "KEEP_ALIVE_TIMEOUT_MS", 65_000),
    hstsMaxAgeSeconds: readInteger(variables, "HSTS_MAX_AGE_SECONDS", 31_536_000, { min: 0, max: 2 ** 31 - 1 }),
    shortLinks: {
      isEnabled: readSwitch(variables, "SHORT_LINKS", false),
      directory: readText(variables, "SHORT_LINKS_DIRECTORY") ?? ".short-links",
      limitBytes: readInteger(variables, "SHORT_LINKS_LIMIT_BYTES", 1024 * 1024, { min: 1, max: 16 * 1024 * 1024 }),
      lifetimeDays: readInteger(variables, "SHORT_LINKS_DAYS", 30, { min: 1, max: 3650 }),
    },
    limits: {
      bodyLimitBytes: readInteger(variables, "RELAY_BODY_LIMIT_BYTES", 25 * 1024 * 1024),
      bodiesLimitBytes: readInteger(variables, "RELAY_BODIES_LIMIT_BYTES", 512 * 1024 * 1024),
      bodyIdleTimeoutMs: readDuration(variables, "RELAY_BODY_IDLE_TIMEOUT_MS", 15_000),
      connectTimeoutMs: readDuration(variables, "RELAY_CONNECT_TIMEOUT_MS", 10_000),
      headersTimeoutMs: readDuration(variables, "RELAY_HEADERS_TIMEOUT_MS", 15 * 60_000),
      idleTimeoutMs: readDuration(variables, "RELAY_IDLE_TIMEOUT_MS", 10 * 60_000),
      totalTimeoutMs: readDuration(variables, "RELAY_TOTAL_TIMEOUT_MS", 60 * 60_000),
      maxStreams: readInteger(variables, "RELAY_MAX_STREAMS", 1000),
      maxStreamsPerAddress: readInteger(variables, "RELAY_MAX_STREAMS_PER_ADDRESS", 16),
      requestsPerMinute: readInteger(variables, "RELAY_REQUESTS_PER_MINUTE", 120),
      requestsPerMinutePerKey: readInteger(variables, "RELAY_REQUESTS_PER_MINUTE_PER_KEY", 600),
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
  return readList(variables, name).map((item) => {
    const url = URL.canParse(item) ? new URL(item) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
      throw new EnvironmentError(`${name} must be an origin such as https://play.example.com, or several with commas.`);
    }
    return url.origin;
  });
}

function readList(variables: Variables, name: string): string[] {
  return (readText(variables, name) ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
}

function readHosts(variables: Variables, name: string): string[] {
  return readList(variables, name).map((item) => {
    const host = item.toLowerCase();
    if (!/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/.test(host)) {
      throw new EnvironmentError(`${name} must be a host name without port, such as play.example.com, or several.`);
    }
    return host;
  });
}

function readHeader(variables: Variables, name: string): AccessSettings["header"] {
  const text = readText(variables, name);
  if (text === undefined) {
    return undefined;
  }
  const [, header, value] = /^([A-Za-z0-9-]+):\s*([\x20-\x7e]+)$/.exec(text) ?? [];
  if (header === undefined || value === undefined) {
    throw new EnvironmentError(`${name} must be a header with its value, such as "X-Access-Key: a long secret".`);
  }
  return { name: header.toLowerCase(), value };
}

function readRedisUrl(variables: Variables, name: string): string | undefined {
  const text = readText(variables, name);
  if (text !== undefined && !(URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol))) {
    throw new EnvironmentError(`${name} must be a redis or rediss URL, such as redis://127.0.0.1:6379.`);
  }
  return text;
}

function readLogLevel(variables: Variables, name: string): LogLevel {
  const text = readText(variables, name) ?? "info";
  const level = logLevels.find((candidate) => candidate === text);
  if (level === undefined) {
    throw new EnvironmentError(`${name} must be one of ${logLevels.join(", ")}, not "${text}".`);
  }
  return level;
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
