import { createHash, createHmac, scryptSync, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { AccessSettings } from "@/lib/environment";

/** Proves to the gate that a request comes from an instance of this very installation. */
export const insiderHeader = "x-relay-insider";

const COOKIE = "playground-access";
const LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/** Who may use a private installation. Holds no sessions: every instance with the same settings agrees. */
export interface AccessGate {
  admits(headers: IncomingHttpHeaders): boolean;
  isPassword(candidate: string): boolean;
  /** `Set-Cookie` for somebody who knew the password. */
  issueCookie(isSecure: boolean): string;
  /** Value of `insiderHeader`. */
  readonly insiderToken: string;
}

/** Undefined when everybody may use the installation. */
export function createAccessGate(settings: AccessSettings, now: () => number = Date.now): AccessGate | undefined {
  const { password, header } = settings;
  if (password === undefined && header === undefined) {
    return undefined;
  }
  // Slow on purpose, once: who steals a cookie can try passwords only this fast.
  const secret = scryptSync(`${password ?? ""}\n${header?.value ?? ""}`, "api-playground access", 32);
  const sign = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");
  const insiderToken = sign("insider");
  return {
    insiderToken,
    admits(headers) {
      if (header && isSame(headers[header.name], header.value)) {
        return true;
      }
      if (isSame(headers[insiderHeader], insiderToken)) {
        return true;
      }
      const [expires = "", signature] = readCookie(headers.cookie)?.split(".") ?? [];
      return password !== undefined && Number(expires) * 1000 > now() && isSame(signature, sign(`session ${expires}`));
    },
    isPassword: (candidate) => password !== undefined && isSame(candidate, password),
    issueCookie(isSecure) {
      const expires = Math.floor(now() / 1000) + LIFETIME_SECONDS;
      const value = `${expires}.${sign(`session ${expires}`)}`;
      // Lax, so that a link from elsewhere opens signed in; the relay looks at where a request comes from by itself.
      const attributes = `Path=/; Max-Age=${LIFETIME_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
      return `${COOKIE}=${value}; ${attributes}`;
    },
  };
}

function readCookie(cookies: string | undefined): string | undefined {
  const pair = cookies?.split(";").find((item) => item.trim().startsWith(`${COOKIE}=`));
  return pair?.trim().slice(COOKIE.length + 1);
}

/** Compares in the same time wherever the difference is; hashed first, because lengths differ. */
function isSame(given: string | string[] | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof given === "string" && timingSafeEqual(digest(given), digest(wanted));
}
