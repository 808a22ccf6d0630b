import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection on which exactly these bytes go out. Resets are expected and no failure. */
export function openSocket(appUrl: string): Socket {
  const { hostname, port } = new URL(appUrl);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  return socket;
}

/**
 * Sends bytes that no HTTP client would, and gives what comes back until the server closes. A server that keeps the
 * connection open after its first piece is taken to have said all; one that takes the bytes for the beginning of
 * something longer gets the end of the connection after that.
 */
export async function sendBytes(appUrl: string, bytes: string): Promise<string> {
  const socket = openSocket(appUrl);
  const pieces: Buffer[] = [];
  const closed = once(socket, "close");
  socket.on("data", (piece: Buffer) => {
    pieces.push(piece);
    setTimeout(() => socket.end(), 100);
  });
  socket.write(Buffer.from(bytes, "latin1"));
  await closed;
  return Buffer.concat(pieces).toString("latin1");
}
