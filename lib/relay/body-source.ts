import type { RelayFailure } from "@/lib/errors/relay-errors";

/** What one `read` of an answer's body gives. A loss travels as an item, after every byte that came before it. */
export type BodyPiece =
  | { kind: "bytes"; bytes: Uint8Array }
  | { kind: "end" }
  | { kind: "lost"; failure: RelayFailure }
  | { kind: "client-gone" };

/** A body that is pulled: nobody reads, nothing is fetched. One `read` at a time. */
export interface BodySource {
  read(): Promise<BodyPiece>;
  /** What `read` would give without waiting, taken; undefined when there is nothing yet. A last piece stays. */
  readNow(): BodyPiece | undefined;
  /** Gives up on the rest and closes the upstream connection. */
  cancel(): void;
}
