import type { ReactNode } from "react";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { Markdown } from "./markdown";
import { Section } from "./section";

/** Which credentials the operation takes: any one of the alternatives, each of which may need several together. */
export function AuthenticationSection({ security }: { security: SecurityScheme[][] }) {
  const isOptional = security.some((schemes) => schemes.length === 0);
  const alternatives = security.filter((schemes) => schemes.length > 0);
  return (
    <Section id="authentication" title="Authentication">
      {alternatives.length === 0 ? <p className="text-ink-muted">Needs no credential.</p> : null}
      {alternatives.length > 1 ? <p className="mb-2 text-ink-muted">Any one of these:</p> : null}
      <ul className="flex flex-col gap-3">
        {alternatives.map((schemes) => (
          <li key={schemes.map((scheme) => scheme.name).join(" ")} className="flex flex-col gap-2">
            {schemes.map((scheme) => (
              <div key={scheme.name}>
                <p className="text-ink-muted">{describeScheme(scheme)}</p>
                {scheme.description === undefined ? null : <Markdown text={scheme.description} className="ref-text" />}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {isOptional && alternatives.length > 0 ? (
        <p className="mt-2 text-ink-muted">It also answers without a credential.</p>
      ) : null}
    </Section>
  );
}

function describeScheme(scheme: SecurityScheme): ReactNode {
  switch (scheme.kind) {
    case "bearer":
      return (
        <>
          <b className="font-medium text-ink">Bearer token</b> in the header{" "}
          <code className="ref-inline">Authorization: Bearer &lt;token&gt;</code>
        </>
      );
    case "basic":
      return (
        <>
          <b className="font-medium text-ink">User name and password</b> in the header{" "}
          <code className="ref-inline">Authorization: Basic &lt;base64 of name:password&gt;</code>
        </>
      );
    case "apiKey":
      return (
        <>
          <b className="font-medium text-ink">API key</b> in the {place(scheme.in)}{" "}
          <code className="ref-inline">{scheme.parameter}</code>
        </>
      );
    case "unsupported":
      return (
        <>
          <b className="font-medium text-ink">{scheme.name}</b> ({scheme.type}), which the explorer cannot add to
          requests
        </>
      );
  }
}

function place(location: "header" | "query" | "cookie"): string {
  return location === "query" ? "query parameter" : location;
}
