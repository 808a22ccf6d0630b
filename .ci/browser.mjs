import { existsSync } from "node:fs";
import { run } from "./steps.mjs";

const installed = [
  // The browser without its window, where there is one: pages open in half of the time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The Chromium for the browser tests: CHROMIUM_PATH, an installed Chrome or Chromium, Playwright's own, else, as root
 * on Debian, the distribution's package. Ends the process with what to do when there is none.
 */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    console.error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not exist.`);
    process.exit(1);
  }
  const found = installed.find((path) => existsSync(path));
  if (found) return found;

  const { chromium } = await import("playwright");
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if ((await run("npx", ["playwright", "install", "chromium"])) === 0 && existsSync(chromium.executablePath())) {
    return chromium.executablePath();
  }
  for (const name of ["chromium-headless-shell", "chromium"]) {
    if (await installDebianPackages([name])) return `/usr/bin/${name}`;
  }
  console.error("No Chromium was found. Install Chrome or Chromium, or set CHROMIUM_PATH to its executable.");
  process.exit(1);
}

/** Installs packages with apt-get where that is possible; says whether it worked. */
export async function installDebianPackages(names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  // In run level 1 no package starts its service.
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await run("apt-get", ["update", "-qq"], { env });
  // Another installation may be under way on a machine that was just set up.
  const options = ["-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  return (await run("apt-get", ["install", ...options, ...names], { env })) === 0;
}
