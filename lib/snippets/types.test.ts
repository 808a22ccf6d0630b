import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createRandom } from "@/lib/fields/testing/random";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { generateRequest } from "./testing/generate-requests";
import { loadTargets } from "./testing/load-targets";
import { addPackages, compileCode, credentialVariable } from "./testing/run-code";

const api = describeApi(readProjectDescription());
const targets = (await loadTargets()).filter(({ language }) => language === "TypeScript");

// What other tests run is checked with the libraries of a Next project.
it.each([
  ["a browser project", ["es2022", "dom", "dom.iterable", "dom.asynciterable"]],
  ["a Node project", ["es2023"]],
])(
  "TypeScript code for streams and answers type-checks in %s",
  async (_, libraries) => {
    const folder = await mkdtemp(path.join(tmpdir(), "types-"));
    try {
      const random = createRandom(3);
      const files: string[] = [];
      for (const operation of api.operations) {
        for (const target of targets) {
          const model = generateRequest(api, operation, random, new File(["x"], "x.bin"));
          const streaming = operation.hints.stream !== undefined && random.chance(0.5);
          const assembler = operation.hints.stream?.assembler;
          const { code } = target.render({
            baseUrl: "https://a.example/v1",
            model: { ...model, streaming, ...(assembler ? { assembler } : {}) },
            credentialVariable,
          });
          if (code === "") continue;
          const file = `case-${files.length}.mts`;
          files.push(file);
          await writeFile(path.join(folder, file), code);
        }
      }
      expect(files.length).toBeGreaterThan(40);
      await addPackages(folder, "");
      expect(await compileCode(folder, files, { lib: libraries })).toBe("");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  240_000,
);
