import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("floor-server.mjs", import.meta.url));

export interface Floor {
  url: string;
  pid: number;
  close(): void;
}

/** Starts the floor in a process of its own, with its pipe leading to `upstreamBaseUrl`. */
export async function startFloor(upstreamBaseUrl: string): Promise<Floor> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, UPSTREAM_BASE_URL: upstreamBaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(child.stdout, "data");
  if (child.pid === undefined) throw new Error("the floor did not start");
  return { url: `http://127.0.0.1:${String(port).trim()}`, pid: child.pid, close: () => void child.kill() };
}
