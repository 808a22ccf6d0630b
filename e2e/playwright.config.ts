import { defineConfig } from "@playwright/test";
import { ports } from "./ports";

const chromiumFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A shared machine can stall any single step; a real failure fails every time.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${ports.app}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: process.getuid?.() === 0 ? [...chromiumFlags, "--no-sandbox"] : chromiumFlags,
    },
    permissions: ["clipboard-read", "clipboard-write"],
    trace: "retain-on-failure",
  },
  webServer: [
    {
      // The scriptable upstream stands in for the real API behind the app's relay.
      command: `npx next start --port ${ports.app}`,
      cwd: "..",
      url: `http://localhost:${ports.app}/api/health`,
      env: { UPSTREAM_BASE_URL: `http://127.0.0.1:${ports.upstream}/api/v1`, NEXT_TELEMETRY_DISABLED: "1" },
      stdout: "ignore",
      stderr: "pipe",
      timeout: 60_000,
    },
  ],
});
