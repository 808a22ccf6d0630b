import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

/** One worker and no traces: nothing else may run while something is measured. */
export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "**/*.bench.ts",
  outputDir: "../../test-results/bench",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 15 * 60_000,
  reporter: "./table-reporter.ts",
  use: { ...tests.use, trace: "off" },
});
