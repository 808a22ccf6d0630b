import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "./free-port";

export interface Service {
  port: number;
  close(): Promise<void>;
}

/** The program of a Debian package; undefined where it is not installed. */
export function findProgram(name: "redis-server" | "nginx"): string | undefined {
  return ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map((folder) => path.join(folder, name))
    .find((candidate) => existsSync(candidate));
}

/** A real Redis that keeps nothing, on the loopback. */
export async function startRedis(port?: number): Promise<Service> {
  const chosen = port ?? (await findFreePort());
  return startService("redis-server", chosen, (folder) =>
    ["--port", chosen, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder].map(String),
  );
}

/** A real nginx that spreads requests over these ports in turn, with the settings of the deployment notes. */
export async function startNginx(ports: number[]): Promise<Service> {
  const port = await findFreePort();
  return startService("nginx", port, (folder) => {
    const file = path.join(folder, "nginx.conf");
    writeFileSync(file, renderNginx(folder, port, ports));
    return ["-c", file, "-p", folder, "-g", "daemon off;"];
  });
}

function renderNginx(folder: string, port: number, ports: number[]): string {
  return `
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder};
  proxy_temp_path ${folder};
  fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder};
  scgi_temp_path ${folder};
  upstream playground {
    ${ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=2s;`).join("\n    ")}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 30m;
    location / {
      proxy_pass http://playground;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_buffering off;
      proxy_read_timeout 3600s;
      proxy_next_upstream error timeout http_503 non_idempotent;
    }
  }
}
`;
}

async function startService(
  name: "redis-server" | "nginx",
  port: number,
  listArguments: (folder: string) => string[],
): Promise<Service> {
  const program = findProgram(name);
  if (program === undefined) {
    throw new Error(`${name} is not installed`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const child = spawn(program, listArguments(folder), { stdio: "ignore" });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  await untilListening(port);
  return {
    port,
    async close() {
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on port ${port}`);
}
