import { readFile, stat } from "node:fs/promises";

const FETCH_TIMEOUT_MS = 30_000;

/** The text of an OpenAPI document, and what tells one state of it from the next. */
export interface DocumentSource {
  /** Path or address, for messages. */
  name: string;
  /** Set when it comes from the web: the address without user name and password. */
  url?: string;
  /** Changes when the file does. The web is asked once per process. */
  version(): Promise<string>;
  read(): Promise<string>;
}

/** A file by path, or a document on the web by http(s) address. `read` rejects with one sentence that says what is wrong. */
export function openSource(location: string): DocumentSource {
  return /^https?:\/\//i.test(location) ? webSource(location) : fileSource(location);
}

function fileSource(path: string): DocumentSource {
  return {
    name: path,
    async version() {
      const file = await stat(path).catch(() => undefined);
      return file ? `${file.mtimeMs} ${file.size}` : "missing";
    },
    async read() {
      try {
        return await readFile(path, "utf8");
      } catch (error) {
        throw new Error(`The API description ${path} cannot be read (${explain(error)}).`);
      }
    },
  };
}

/** User name and password in the address become Basic authentication (RFC 7617); messages name neither them nor the query. */
function webSource(address: string): DocumentSource {
  const target = new URL(address);
  const { username, password, search } = target;
  target.username = "";
  target.password = "";
  const url = target.href;
  const name = search === "" ? url : `${target.origin}${target.pathname}?…`;
  const authorization = `Basic ${Buffer.from(decodeURIComponent(`${username}:${password}`)).toString("base64")}`;
  return {
    name,
    url,
    version: async () => "",
    async read() {
      const headers = {
        accept: "application/json, application/yaml;q=0.9, */*;q=0.5",
        ...((username || password) && { authorization }),
      };
      const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
      const response = await fetch(url, { headers, signal, cache: "no-store" }).catch((error) => {
        throw new Error(`The API description at ${name} cannot be reached (${explain(error)}).`);
      });
      if (!response.ok) {
        throw new Error(`The API description at ${name} cannot be read (status ${response.status}).`);
      }
      return response.text();
    },
  };
}

function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
