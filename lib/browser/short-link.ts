import { readRelayError } from "@/lib/errors/relay-errors";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { OpenedPermalink } from "@/lib/permalink/permalink";

const pathOf = (id: string) => `/api/links/${id}`;

export type CreatedShortLink =
  | { ok: true; fragment: string; expiresAt: string; remove: () => Promise<boolean> }
  | { ok: false; message: string };

/** Encrypts a request here and has the server keep the ciphertext. Never rejects. */
export async function createShortLink(values: RequestValues): Promise<CreatedShortLink> {
  const { sealRequest } = await import("@/lib/permalink/short-link");
  const { id, ciphertext, fragment } = await sealRequest(values);
  try {
    const response = await fetch(pathOf(id), { method: "PUT", body: ciphertext });
    const answer: unknown = await response.json();
    if (!response.ok) {
      return { ok: false, message: readRelayError(answer)?.message ?? `The server answered ${response.status}.` };
    }
    const { deleteToken, expiresAt } = answer as { deleteToken: string; expiresAt: string };
    const remove = () =>
      fetch(pathOf(id), { method: "DELETE", headers: { authorization: `Bearer ${deleteToken}` } }).then(
        (deleted) => deleted.ok,
        () => false,
      );
    return { ok: true, fragment, expiresAt, remove };
  } catch {
    return { ok: false, message: "The server that keeps short links did not answer." };
  }
}

/** Fetches and decrypts the request of a short link's fragment. Never rejects. */
export async function fetchShortLink(fragment: string): Promise<OpenedPermalink> {
  const { openSealedRequest, readShortLinkId } = await import("@/lib/permalink/short-link");
  const id = readShortLinkId(fragment);
  if (id === undefined) return { ok: false, problem: "damaged" };
  try {
    const response = await fetch(pathOf(id));
    if (response.status === 404) return { ok: false, problem: "gone" };
    if (!response.ok) return { ok: false, problem: "unavailable" };
    return await openSealedRequest(fragment, new Uint8Array(await response.arrayBuffer()));
  } catch {
    return { ok: false, problem: "unavailable" };
  }
}
