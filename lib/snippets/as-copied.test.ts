import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildRequest } from "@/lib/request/build-request";
import { countExecutions } from "./testing/count-executions";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { type LoadedTarget, loadTargets } from "./testing/load-targets";
import {
  addPackages,
  compileCode,
  credential,
  interpreterOf,
  missingInterpreter,
  standInNote,
} from "./testing/run-code";
import { startTlsServer, type TlsServer } from "./testing/tls-server";
import { readWireRequest, sendModel } from "./testing/wire-request";

const HOST = "openrouter.ai";
/** Each run is a process of its own. curl starts fast enough to be run for every operation. */
const RUNS: Record<string, number> = { curl: 20, requests: 6, "openrouter-sdk": 2 };
const OTHER_RUNS = 3;

const api = describeApi(readProjectDescription());
const requests = api.operations.map((operation) => {
  const form = buildOperationForm(api, operation);
  return {
    id: operation.id,
    baseUrl: `https://${HOST}/api/v1`,
    model: buildRequest(form, form.examples[0]?.values ?? {}),
  };
});
const targets = await loadTargets();
const missing = spawnSync("openssl", ["version"]).status === 0 ? undefined : "openssl is not installed";

let tls: TlsServer;
let echo: EchoServer;
beforeAll(async () => {
  if (missing) return;
  tls = await startTlsServer(HOST);
  echo = await startEchoServer();
});
afterAll(async () => {
  await tls?.close();
  await echo?.close();
});

/** Runs one program as a person would who pasted it into a file of its own. */
async function run(target: LoadedTarget, folder: string, file: string): Promise<string> {
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: folder,
    LANG: "C.UTF-8",
    OPENROUTER_API_KEY: credential,
    FAKE_OPENAI_METHODS: path.join(folder, "openai.json"),
    ...tls.environment,
    PYTHONPATH: `${folder}${path.delimiter}${tls.environment.PYTHONPATH}`,
  };
  return new Promise((resolve) => {
    execFile(interpreterOf(target), [file], { cwd: folder, env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve(error ? `${error.message}\n${stdout}${stderr}` : ""),
    );
  });
}

for (const target of targets) {
  const reason = missing ?? missingInterpreter(target);
  const runs = RUNS[target.id] ?? OTHER_RUNS;
  it.skipIf(reason)(
    `runs ${target.id} code as copied against https://${HOST}${standInNote(target)}${reason ? ` (skipped: ${reason})` : ""}`,
    async (context) => {
      const startedAt = performance.now();
      const folder = await mkdtemp(path.join(tmpdir(), "copied-"));
      try {
        const written = requests
          .map((request) => ({
            ...request,
            ...target.render({ ...request, credentialVariable: "OPENROUTER_API_KEY" }),
          }))
          .filter(({ differences }) => differences.length === 0)
          // Those with a body say most.
          .sort((a, b) => Number(b.model.body !== null) - Number(a.model.body !== null))
          .slice(0, runs);
        expect(written).toHaveLength(runs);
        const extension = path.extname(target.fileName);
        await addPackages(folder, target.id);
        await Promise.all(written.map(({ id, code }) => writeFile(path.join(folder, id + extension), `${code}\n`)));
        const isTyped = target.language === "TypeScript";
        if (isTyped)
          expect(
            await compileCode(
              folder,
              written.map(({ id }) => id + extension),
            ),
          ).toBe("");

        let executed = 0;
        for (const { id, baseUrl, model } of written) {
          const failure = await run(target, folder, isTyped ? `out/${id}.mjs` : id + extension);
          const received = tls.take();
          // The answer here is none that the schemas of this SDK know.
          if (target.sdk !== "openrouter") expect({ id, failure }).toEqual({ id, failure: "" });
          await sendModel(echo.baseUrl(id) + new URL(baseUrl).pathname, model);
          const wanted = echo.received(id).slice(-1);
          const read = (list: typeof received) => list.map((request) => readWireRequest(request, model, target.id));
          expect({ id, received: read(received) }).toEqual({ id, received: read(wanted) });
          expect(received[0]?.headers).toMatchObject({ host: HOST, authorization: `Bearer ${credential}` });
          executed += 1;
        }
        const seconds = (performance.now() - startedAt) / 1000;
        countExecutions(context, target.id, { executed, failures: [], declined: [], seconds });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    240_000,
  );
}
