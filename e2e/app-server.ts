import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface AppServer {
  url: string;
  /** The process that serves. */
  pid: number;
  /** Everything the server printed so far. */
  log(): string;
  /** Sends the signal and nothing else. */
  signal(name: NodeJS.Signals): void;
  /** The exit code, once the process has ended by itself or by a signal it handled. */
  exited: Promise<number | null>;
  close(): Promise<void>;
}

/** Serves the production build on a loopback port; resolves once it answers. */
export async function startApp(port: number, env: Record<string, string>): Promise<AppServer> {
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/next/dist/bin/next"), "start", "--port", String(port)],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: String(port),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const pieces: string[] = [];
  child.stdout.on("data", (data: Buffer) => pieces.push(data.toString()));
  child.stderr.on("data", (data: Buffer) => pieces.push(data.toString()));
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });
  const url = `http://localhost:${port}`;
  await untilReady(`${url}/api/health`, child, () => pieces.join(""));
  if (child.pid === undefined) throw new Error("The app has no process");
  return {
    url,
    pid: child.pid,
    log: () => pieces.join(""),
    signal: (name) => child.kill(name),
    exited,
    close: async () => {
      // Not SIGTERM: it would wait for streams that a failed test has left open.
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The app ended before it was ready:\n${log()}`);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The app did not become ready:\n${log()}`);
}
