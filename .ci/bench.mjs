import { findBrowser } from "./browser.mjs";
import { bin, buildApp, installPackages, run } from "./steps.mjs";

await installPackages();
const browser = await findBrowser();
await buildApp();
process.exit(
  await run(bin("playwright"), ["test", "--config", "e2e/bench/playwright.config.ts", ...process.argv.slice(2)], {
    env: { CHROMIUM_PATH: browser },
  }),
);
