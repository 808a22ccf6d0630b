import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

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
  },
});
