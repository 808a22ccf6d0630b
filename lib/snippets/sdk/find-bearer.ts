import { buildAuthorization } from "@/lib/request/authorization";
import type { SnippetRequest } from "../snippet";

/**
 * How an SDK that only knows bearer keys is given one: from the variable, or as text where the request brings its
 * credentials. Undefined when the request is not sent with a bearer key alone.
 */
export function findBearer({ model, credentials }: SnippetRequest): { credential?: string } | undefined {
  const schemes = model.security.find((alternative) => alternative.length > 0) ?? [];
  if (schemes.length !== 1 || schemes[0]?.kind !== "bearer") return undefined;
  if (!credentials) return {};
  const [header] = buildAuthorization(model.security, credentials).headers;
  return { credential: header?.[1].replace(/^Bearer /, "") ?? "" };
}
