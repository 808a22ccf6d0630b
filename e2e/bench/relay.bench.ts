import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { UpstreamCall } from "../upstream/start-upstream";
import { bench } from "./bench";
import { readCpuMs } from "./process-cpu";
import { median, report } from "./result";

const repeats = 5;
const requestsPerRepeat = 120;
const streams = 100;
const chunksPerStream = 100;
const chunkPauseMs = 50;
const chunk = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: "x".repeat(180) } }] })}\n\n`;

interface Target {
  url: string;
  pid: number;
  agent: Agent;
}

bench("Relay beside a plain Node pipe", async ({ app, floor, upstream }) => {
  const path = "/chat/completions";
  const relay: Target = {
    url: `${app.url}/api/relay/open-router${path}`,
    pid: app.pid,
    agent: new Agent({ keepAlive: true }),
  };
  const pipe: Target = { url: `${floor.url}/pipe${path}`, pid: floor.pid, agent: new Agent({ keepAlive: true }) };

  upstream.script(answerAtOnce);
  const firstBytes = { relay: [] as number[], pipe: [] as number[] };
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const taken = { relay: [] as number[], pipe: [] as number[] };
    for (let index = 0; index < requestsPerRepeat; index++) {
      taken.pipe.push((await post(pipe)).firstByteMs);
      taken.relay.push((await post(relay)).firstByteMs);
    }
    // The first round warms both up.
    if (repeat === 0) continue;
    firstBytes.relay.push(median(taken.relay));
    firstBytes.pipe.push(median(taken.pipe));
  }
  const ours = median(firstBytes.relay);
  report({
    measure: "first byte, p50",
    unit: "ms",
    ours,
    floor: median(firstBytes.pipe),
    budget: 2.7,
    compared: "ratio",
  });

  upstream.script(answerSlowly);
  const cpu = { relay: [] as number[], pipe: [] as number[] };
  for (let repeat = 0; repeat <= 3; repeat++) {
    const pipeCost = await measureStreams(pipe);
    const relayCost = await measureStreams(relay);
    if (repeat === 0 || pipeCost === undefined || relayCost === undefined) continue;
    cpu.pipe.push(pipeCost);
    cpu.relay.push(relayCost);
  }
  upstream.script("stream");
  relay.agent.destroy();
  pipe.agent.destroy();
  if (cpu.pipe.length === 0) return;
  report({
    measure: `CPU per chunk, ${streams} streams of 20 chunks a second`,
    unit: "µs",
    ours: median(cpu.relay),
    floor: median(cpu.pipe),
    budget: 2.4,
    compared: "ratio",
  });
});

/** CPU time in µs that the process between spends per chunk. */
async function measureStreams(target: Target): Promise<number | undefined> {
  const before = await readCpuMs(target.pid);
  const answers = await Promise.all(Array.from({ length: streams }, () => post(target)));
  const after = await readCpuMs(target.pid);
  const lost = answers.filter(({ bytes }) => bytes !== chunk.length * chunksPerStream).length;
  if (lost > 0) throw new Error(`${lost} streams are not whole`);
  if (before === undefined || after === undefined) return undefined;
  return ((after - before) * 1000) / (streams * chunksPerStream);
}

async function answerAtOnce({ body, response }: UpstreamCall): Promise<void> {
  await body;
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(chunk);
}

async function answerSlowly({ body, response }: UpstreamCall): Promise<void> {
  await body;
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let sent = 0; sent < chunksPerStream; sent++) {
    response.write(chunk);
    await delay(chunkPauseMs);
  }
  response.end();
}

function post({ url, agent }: Target): Promise<{ firstByteMs: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const headers = { "content-type": "application/json", authorization: "Bearer sk-or-v1-bench" };
    const outbound = request(url, { method: "POST", agent, headers }, async (response) => {
      let firstByteMs = 0;
      let bytes = 0;
      for await (const piece of response) {
        firstByteMs ||= performance.now() - startedAt;
        bytes += piece.length;
      }
      if (response.statusCode === 200) resolve({ firstByteMs, bytes });
      else reject(new Error(`${url} answered ${response.statusCode}`));
    });
    outbound.on("error", reject);
    outbound.end(JSON.stringify({ model: "example/model", messages: [{ role: "user", content: "Go" }], stream: true }));
  });
}
