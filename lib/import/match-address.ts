/** An operation as far as importing needs it. */
export interface ImportableOperation {
  method: string;
  /** Path template. */
  path: string;
}

export interface MatchedAddress<T extends ImportableOperation> {
  operation: T;
  /** Decoded path values by parameter name; a parameter left as `{name}` is not among them. */
  path: Record<string, string>;
  /** Decoded pairs in order. */
  query: [name: string, value: string][];
  /** The address begins with one of the base URLs. */
  isOnServer: boolean;
}

/**
 * The operation behind an address: method and path template, below one of the base URLs when the address begins with
 * one, else below any leading segments, so that another host or a `$BASE_URL` works too. Fixed segments win over
 * parameters, and more segments over fewer.
 */
export function matchAddress<T extends ImportableOperation>(
  method: string,
  address: string,
  operations: readonly T[],
  baseUrls: readonly string[],
): MatchedAddress<T> | undefined {
  const [beforeQuery = "", queryText = ""] = (address.split("#")[0] ?? "").split(/\?([\s\S]*)/);
  const base = baseUrls.find((candidate) => beforeQuery.startsWith(`${candidate}/`));
  const withoutHost = beforeQuery.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, "").replace(/^[^/]*/, "");
  const segments = (base ? beforeQuery.slice(base.length) : withoutHost).split("/").slice(1);

  let best: { operation: T; path: Record<string, string>; score: number } | undefined;
  const lastStart = base ? 0 : segments.length - 1;
  for (let start = 0; start <= lastStart; start++) {
    for (const operation of operations) {
      if (operation.method !== method.toUpperCase()) continue;
      const matched = matchTemplate(operation.path, segments.slice(start));
      if (matched && matched.score > (best?.score ?? -1)) best = { operation, ...matched };
    }
  }
  if (!best) return undefined;
  return {
    operation: best.operation,
    path: best.path,
    query: readQuery(queryText),
    isOnServer: base !== undefined,
  };
}

function matchTemplate(
  template: string,
  segments: string[],
): { path: Record<string, string>; score: number } | undefined {
  const wanted = template.split("/").slice(1);
  if (wanted.length !== segments.length) return undefined;
  const path: Record<string, string> = {};
  let score = 0;
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] as string;
    const parameter = /^\{([^}]+)\}$/.exec(part)?.[1];
    if (parameter === undefined) {
      if (decode(segment) !== part) return undefined;
      score += 10;
    } else {
      if (segment === "") return undefined;
      if (!/^(?:\{.*\}|:[A-Za-z_]\w*|<.*>|%7B.*%7D)$/i.test(segment)) path[parameter] = decode(segment);
      score += 1;
    }
  }
  return { path, score };
}

function readQuery(text: string): [string, string][] {
  return text
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=([\s\S]*)/);
      return [decodeForm(name), decodeForm(value)];
    });
}

const decodeForm = (text: string) => decode(text.replaceAll("+", " "));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
