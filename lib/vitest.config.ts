import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { ExecutionReporter } from "./snippets/testing/execution-reporter.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const seed = process.env.TEST_SEED || String(Math.floor(Math.random() * 1e9));

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Only Next's bundler knows this marker; outside of it the package throws.
      {
        find: "server-only",
        replacement: fileURLToPath(new URL("../node_modules/server-only/empty.js", import.meta.url)),
      },
    ],
  },
  test: {
    include: [
      "lib/**/*.test.ts",
      "components/**/*.test.ts",
      "components/**/*.test.tsx",
      "app/**/*.test.ts",
      "e2e/**/*.test.ts",
    ],
    environment: "node",
    // One module cache per worker: half of the time went into loading the same modules for every file.
    isolate: false,
    // The default leaves one core idle, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    // Chosen here, so that all workers have the same.
    env: { TEST_SEED: seed },
    setupFiles: ["lib/fields/testing/seed-properties.ts"],
    reporters: ["default", new ExecutionReporter(seed)],
  },
});
