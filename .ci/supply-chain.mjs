import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./steps.mjs";

const read = (name) => JSON.parse(readFileSync(path.join(root, name), "utf8"));

/**
 * Packages that may run a script when they are installed. The one of the OpenRouter SDK looks for a source file that is
 * not in the package and ends.
 */
const mayRunScripts = new Set(["fsevents", "sharp", "@openrouter/sdk"]);

/** What is wrong with the packages that the project names and locks; empty when nothing is. */
export function listLockProblems(manifest, lock) {
  const named = { ...manifest.dependencies, ...manifest.devDependencies };
  const isExact = (version) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
  const problems = Object.entries(named)
    .filter(([, version]) => !isExact(version))
    .map(([name, version]) => `${name}: "${version}" is not an exact version`);
  for (const [name, version] of Object.entries(named)) {
    const locked = lock.packages[`node_modules/${name}`]?.version;
    if (locked !== version) problems.push(`${name}: package.json says ${version}, the lock file ${locked}`);
  }
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === "") continue;
    const name = place.replace(/^.*node_modules\//, "");
    if (entry.link || !place.startsWith("node_modules/")) problems.push(`${place}: is not a package of the registry`);
    if (entry.resolved) problems.push(`${name}: the lock file records where it came from (${entry.resolved})`);
    if (!entry.integrity && !entry.inBundle) problems.push(`${name}: no integrity hash`);
    if (entry.integrity && !/^sha512-/.test(entry.integrity)) problems.push(`${name}: a weak integrity hash`);
    if (entry.hasInstallScript && !mayRunScripts.has(name)) problems.push(`${name}: runs a script when installed`);
  }
  return problems;
}

/** Known holes of high severity and above: the answer of the configured registry, or that it gave none. */
function audit() {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { stdout } = spawnSync(npm, ["audit", "--omit=dev", "--audit-level=high", "--json"], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
    shell: process.platform === "win32",
  });
  try {
    return JSON.parse(stdout).metadata?.vulnerabilities;
  } catch {
    return undefined;
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, ".ci", "supply-chain.mjs")) {
  const problems = listLockProblems(read("package.json"), read("package-lock.json"));
  for (const problem of problems) console.error(problem);
  const found = audit();
  if (found) console.log(`npm audit: ${found.critical} critical, ${found.high} high, ${found.moderate} moderate`);
  else console.log("npm audit: the registry gave no answer, so known holes were not looked up");
  process.exit(problems.length > 0 || (found && found.critical + found.high > 0) ? 1 : 0);
}
