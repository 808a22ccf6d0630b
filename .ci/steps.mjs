import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const PARENT_CHECK_MS = 500;

/**
 * Runs a command in the project's folder and resolves with its exit code. Signals to this process end it too, as does the
 * end of the process that started this one: npm gives a signal to its shell, which dies of it and tells nobody.
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", quiet ? "ignore" : "inherit", quiet ? "ignore" : "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      shell: process.platform === "win32",
    });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass);
    process.on("SIGTERM", pass);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      pass("SIGTERM");
    }, PARENT_CHECK_MS);
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      clearInterval(watch);
      resolve(127);
    });
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      process.off("SIGINT", pass);
      process.off("SIGTERM", pass);
      resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1));
    });
  });
}

/** Runs a command and ends this process with its exit code when it fails. */
export async function must(title, command, args, options) {
  const startedAt = Date.now();
  console.log(`\n› ${title}`);
  const code = await run(command, args, options);
  if (code !== 0) {
    console.error(`\n✗ ${title} failed (exit code ${code})`);
    process.exit(code);
  }
  console.log(`✓ ${title} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** The path of a package's command, run with this very Node. */
export const bin = (name) => path.join(root, "node_modules", ".bin", name);

/**
 * Installs what the lock file says, unless that was already done. Not `npm ci`: the lock file names only the platform
 * packages of the registry it was made with, and `npm ci` refuses that where `npm install` adds the missing one.
 */
export async function installPackages() {
  const stamp = path.join(root, "node_modules", ".installed");
  const wanted = digest([path.join(root, "package-lock.json"), path.join(root, "package.json")]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await must("Install packages", npm, ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"], {
    // NODE_ENV=production would leave out what the build needs.
    env: { NODE_ENV: "" },
  });
  writeFileSync(stamp, wanted);
}

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
  "package.json",
];

/** Builds the app, unless the last build was made from the very same files. */
export async function buildApp() {
  const stamp = path.join(root, ".next", "built-from");
  const wanted = digest(sources.flatMap((name) => listFiles(path.join(root, name))));
  if (existsSync(stamp) && existsSync(path.join(root, ".next", "BUILD_ID")) && readFileSync(stamp, "utf8") === wanted)
    return;
  await must("Build", bin("next"), ["build"]);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function listFiles(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => listFiles(path.join(entry, name)));
}

function digest(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
