import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const hasCurl = spawnSync("bash", ["-c", "command -v curl"]).status === 0;

export interface CorpusCommand {
  title: string;
  /** As it is pasted. */
  text: string;
  /** What bash runs for it: the same, or the command without what only a person or another shell understands. */
  script: string;
}

/** Commands as people find them in documentation, terminals and browsers; BASE stands for the address. */
export function readCorpus(): CorpusCommand[] {
  const source = readFileSync(fileURLToPath(new URL("curl-corpus.txt", import.meta.url)), "utf8");
  return source
    .split(/^#### /m)
    .slice(1)
    .map((entry) => {
      const [title = ""] = entry.split("\n", 1);
      const [text = "", script = text] = entry
        .slice(title.length + 1)
        .replace(/\n$/, "")
        .split("\n==== run as\n");
      return { title, text, script };
    });
}

/** Files that the commands of the corpus read. */
export const corpusFiles = new Map([
  ["body.json", '{\n  "from": "a file",\r\n  "it\'s": true\n}\n'],
  ["query.txt", "a & b\n"],
  ["headers.txt", "X-One: 1\nX-Two: two words\n"],
]);

/** What the environment of the commands has; an importer does not know it. */
export const corpusEnvironment = {
  OPENROUTER_API_KEY: "sk-env-key",
  MODEL: "openai/gpt-4o",
  PROMPT: "hello",
  SITE_URL: "https://example.org/app",
  ACCOUNT: "AC1",
  TOKEN: "t0",
};

export interface ReceivedByServer {
  method: string;
  /** Path and query. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Runs the commands, each in a shell of its own, and gives the first request of each by its position. */
export async function runCommands(scripts: readonly string[]): Promise<{
  base: string;
  received: (ReceivedByServer | undefined)[];
}> {
  const received: (ReceivedByServer | undefined)[] = scripts.map(() => undefined);
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const [, index = "", target = ""] = /^\/c(\d+)(.*)$/s.exec(request.url ?? "") ?? [];
      received[Number(index)] ??= {
        method: request.method ?? "",
        target,
        headers: request.headers,
        body: Buffer.concat(pieces),
      };
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(path.join(tmpdir(), "curl-corpus-"));
  for (const [name, text] of corpusFiles) writeFileSync(path.join(folder, name), text);
  for (const [index, script] of scripts.entries()) {
    writeFileSync(path.join(folder, `${index}.sh`), script.replaceAll("BASE", `${base}/c${index}/api/v1`));
  }
  const child = spawn("bash", ["-c", `for n in {0..${scripts.length - 1}}; do N=$n bash --norc $n.sh; done`], {
    cwd: folder,
    env: {
      ...corpusEnvironment,
      PATH: process.env.PATH,
      HOME: folder,
      LC_ALL: "C.UTF-8",
      OPENROUTER_BASE_URL: "BASE",
    } as unknown as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  await new Promise((resolve) => child.on("close", resolve));
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
  return { base, received };
}
