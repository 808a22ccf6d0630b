import { findBrowser, installDebianPackages } from "./browser.mjs";
import { bin, buildApp, installPackages, must, root, run } from "./steps.mjs";

process.chdir(root);
await installPackages();
await must("Format and lint", bin("biome"), ["ci", "."]);
await must("Types of routes", bin("next"), ["typegen"]);
await must("Types", bin("tsc"), ["--noEmit"]);
await must("Packages", process.execPath, [".ci/supply-chain.mjs"]);
await must("Tables of the SDKs", process.execPath, [".ci/sdk-tables.mjs", "--check"]);
await must("Unused files, exports and packages", bin("knip"), []);

// The snippet tests run Python; without these they say so and skip.
const hasClients = async (python) => (await run(python, ["-c", "import requests, httpx"], { quiet: true })) === 0;
if (!(await hasClients("python3")) && !(await hasClients("/usr/bin/python3"))) {
  await installDebianPackages(["python3", "python3-requests", "python3-httpx", "curl"]);
}
// The tests of several instances run a real Redis and a real nginx; without these they say so and skip.
if ((await run("redis-server", ["--version"], { quiet: true })) !== 0) {
  await installDebianPackages(["redis-server", "nginx-light"]);
}
await must("Unit tests", bin("vitest"), ["run", "--config", "lib/vitest.config.ts"]);
const browser = await findBrowser();
await buildApp();
await must("Browser tests", bin("playwright"), ["test", "--config", "e2e/playwright.config.ts"], {
  env: { CHROMIUM_PATH: browser },
});
