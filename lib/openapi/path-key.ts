/** A key of `paths`, taken apart. */
export interface PathKey {
  /** The path template alone, beginning with a slash. */
  path: string;
  /** Query pairs that some descriptions write behind the path: the value is a literal or one `{name}`. */
  query: { name: string; value: string }[];
}

/**
 * OpenAPI has no query or fragment in a path, but descriptions in the wild tell operations of one path apart by them:
 * `/rest?method=photos.list`, `/#Action=ListUsers`. A query belongs to the request; a fragment is never sent.
 */
export function splitPathKey(key: string): PathKey {
  const [address = ""] = key.split("#");
  const [path = "", query = ""] = address.split(/\?(.*)/s);
  return {
    path: path.startsWith("/") ? path : `/${path}`,
    query: query.split("&").flatMap((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return name === "" ? [] : [{ name: decode(name), value: decode(value) }];
    }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
