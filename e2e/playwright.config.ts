import { defineConfig } from "@playwright/test";

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
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: process.getuid?.() === 0 ? [...chromiumFlags, "--no-sandbox"] : chromiumFlags,
    },
    permissions: ["clipboard-read", "clipboard-write"],
    // What moves takes time, and is drawn without a graphics card.
    contextOptions: { reducedMotion: "reduce" },
    // Recording every test costs as much processor time as the tests themselves.
    trace: "on-first-retry",
  },
});
