import type { SecurityScheme } from "@/lib/openapi/operation";

/** What one credential is called in a list of ways to identify oneself. */
export function nameScheme(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
      return "Bearer token";
    case "basic":
      return "User name and password";
    case "apiKey":
      return `API key in ${scheme.in} ${scheme.parameter}`;
    case "unsupported":
      return `${scheme.name} (${scheme.type})`;
  }
}

/** Names for the alternatives; two that would read the same have the names of their schemes as well. */
export function nameAlternatives(alternatives: SecurityScheme[][]): string[] {
  const plain = alternatives.map((schemes) => schemes.map(nameScheme).join(" + "));
  return plain.map((name, place) =>
    plain.indexOf(name) === plain.lastIndexOf(name)
      ? name
      : `${name} (${alternatives[place]?.map((scheme) => scheme.name).join(", ")})`,
  );
}

/** Where a credential travels, for the line beside its text box. */
export function describePlace(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case "bearer":
      return "Authorization: Bearer …";
    case "basic":
      return "Authorization: Basic …";
    case "apiKey":
      return scheme.in === "header" ? `${scheme.parameter}: …` : `${scheme.in} ${scheme.parameter}=…`;
    case "unsupported":
      return "";
  }
}

/** The two halves of an HTTP basic credential. The user name ends at the first colon (RFC 7617). */
export function splitLogin(credential: string): { user: string; password: string } {
  const colon = credential.indexOf(":");
  return colon === -1
    ? { user: credential, password: "" }
    : { user: credential.slice(0, colon), password: credential.slice(colon + 1) };
}

/**
 * The credential of a user name and a password; "" when both are empty. A pasted `user:password` fills both; any other
 * colon is left out of the user name, which cannot have one.
 */
export function joinLogin({ user, password }: { user: string; password: string }): string {
  if (password === "" && user.includes(":")) return user;
  const name = user.replaceAll(":", "");
  return name === "" && password === "" ? "" : `${name}:${password}`;
}
