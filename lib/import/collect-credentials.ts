import type { SecurityScheme } from "@/lib/openapi/operation";

export interface CredentialCollector {
  /** By name of the security scheme. */
  found: Record<string, string>;
  /** Takes a header, query pair or cookie that identifies the caller; false for any other. */
  take(place: "header" | "query" | "cookie", name: string, text: string): boolean;
  /** Takes the `user:password` of HTTP basic. */
  takeLogin(login: string): void;
}

/**
 * Sorts credentials out of a request, so that they never end among its values. One that a description does not ask for,
 * or that is only a placeholder, is left out with a note.
 */
export function collectCredentials(security: SecurityScheme[][], notes: string[]): CredentialCollector {
  const schemes = security.flat();
  const found: Record<string, string> = {};

  const keep = (scheme: SecurityScheme | undefined, text: string, isPlaceholder: boolean) => {
    if (!scheme) notes.push("The credential was not used: the API description asks for none of its kind.");
    else if (isPlaceholder) notes.push("The command's placeholder for the key was left out; your own key is used.");
    else if (text !== "") found[scheme.name] = text;
  };
  const takeLogin = (login: string) => {
    // A password may hold any of the signs that tell a placeholder inside of a key.
    const isPlaceholder = /^[$<{%]|:[$<{%]|YOUR/.test(login);
    keep(
      schemes.find((scheme) => scheme.kind === "basic"),
      login,
      isPlaceholder,
    );
  };
  return {
    found,
    takeLogin,
    take(place, name, text) {
      const isSame = (parameter: string) =>
        place === "header" ? parameter.toLowerCase() === name.toLowerCase() : parameter === name;
      const own = schemes.find((scheme) => scheme.kind === "apiKey" && scheme.in === place && isSame(scheme.parameter));
      if (own) {
        keep(own, text, isPlaceholderKey(text));
        return true;
      }
      if (place !== "header" || name.toLowerCase() !== "authorization") return false;
      const login = /^Basic\s+(.*)$/is.exec(text)?.[1];
      if (login === undefined) {
        const key = text.replace(/^(?:Bearer|Token)\s+/i, "");
        keep(
          schemes.find((scheme) => scheme.kind === "bearer"),
          key,
          isPlaceholderKey(key),
        );
      } else takeLogin(decodeBase64(login.trim()) ?? login);
      return true;
    },
  };
}

/** What documentation writes where the key belongs: `$KEY`, `<key>`, `%KEY%`, `YOUR_KEY`, `sk-…`, `xxxx`, `API_KEY`. */
function isPlaceholderKey(key: string): boolean {
  return (
    /[$<>{}[\]%…*]|\.\.\.|x{4,}|\b(?:your|my|insert|replace|paste|enter)[ _-]/i.test(key) ||
    /^(?:[A-Z]+_)*(?:API_?)?(?:KEY|TOKEN|SECRET)(?:_HERE)?$/.test(key)
  );
}

function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
