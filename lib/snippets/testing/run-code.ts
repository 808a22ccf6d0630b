import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SnippetTarget } from "../snippet";

/** What running one snippet showed. */
interface RunResult {
  /** Zero when it ended well. */
  exitCode: number;
  output: string;
}

export interface CodeRun {
  results: Record<string, RunResult>;
  /** Files that appeared beside the code, such as one that a message made a shell create. */
  newFiles: string[];
  /** What the compiler said; "" when it had nothing to say. */
  compilerOutput: string;
}

export const credentialVariable = "PLAYGROUND_TEST_KEY";
export const credential = "sk:test-'\"$x";

/** Why the code of this target cannot be run here; undefined when it can. */
export function missingInterpreter(target: Pick<SnippetTarget, "id">): string | undefined {
  switch (target.id) {
    case "curl":
      return succeeds("bash", ["-c", "curl --version"]) ? undefined : "bash or curl is not installed";
    case "requests":
    case "httpx":
      return findPython(target.id) ? undefined : `Python has no ${target.id} package`;
    default:
      return undefined;
  }
}

/** A Python that has the package: the system's own often has those that Debian installed. */
function findPython(module: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => succeeds(python, ["-c", `import ${module}`]));
}

/** Runs many snippets of one target in one process, each in its own file, in a folder with the given files. */
export async function runCode(
  target: Pick<SnippetTarget, "id" | "language">,
  codes: Record<string, string>,
  files: Record<string, Uint8Array> = {},
): Promise<CodeRun> {
  const folder = await mkdtemp(path.join(tmpdir(), "snippets-"));
  try {
    const { extension, driver } = drivers[target.language];
    const names = Object.keys(codes);
    const fileNames = names.map((_, index) => `case-${index}.${extension}`);
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(path.join(folder, name), content)));
    await Promise.all(
      fileNames.map((file, index) => writeFile(path.join(folder, file), codes[names[index] ?? ""] ?? "")),
    );
    const before = await listFiles(folder);
    const compilerOutput = target.language === "TypeScript" ? await compile(folder, fileNames) : "";
    const command = target.language === "Python" ? (findPython(target.id) ?? driver.command) : driver.command;
    await execute(folder, { ...driver, command }, names.length);
    const results: Record<string, RunResult> = {};
    for (const [index, name] of names.entries()) results[name] = await readResult(folder, index);
    const expected = /^(case-|out$|driver\.|tsconfig)/;
    const newFiles = (await listFiles(folder)).filter((file) => !before.includes(file) && !expected.test(file));
    return { results, newFiles, compilerOutput };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const drivers = {
  cURL: { extension: "sh", driver: { command: "bash", file: "driver.sh", source: bashDriver } },
  TypeScript: { extension: "mts", driver: { command: process.execPath, file: "driver.mjs", source: nodeDriver } },
  Python: { extension: "py", driver: { command: "python3", file: "driver.py", source: pythonDriver } },
} as const;

function bashDriver(count: number): string {
  return `for i in $(seq 0 ${count - 1}); do
  ( . "./case-$i.sh" ) >"case-$i.result" 2>&1 </dev/null
  echo "$?" >"case-$i.code"
done
`;
}

function nodeDriver(count: number): string {
  return `import { writeFileSync } from "node:fs";
const write = process.stdout.write;
for (let i = 0; i < ${count}; i += 1) {
  let output = "", code = 0;
  process.stdout.write = (text) => { output += text; return true; };
  try { await import(\`./out/case-\${i}.mjs\`); }
  catch (error) { code = 1; output += error?.stack ?? error; }
  process.stdout.write = write;
  writeFileSync(\`case-\${i}.result\`, output);
  writeFileSync(\`case-\${i}.code\`, String(code));
}
`;
}

function pythonDriver(count: number): string {
  // Reading the system's certificates takes httpx longer than the request itself, and nothing here uses TLS.
  return `import contextlib, io, runpy, ssl, traceback
ssl.SSLContext.load_verify_locations = lambda *args, **kwargs: None
for i in range(${count}):
    output, code = io.StringIO(), 0
    with contextlib.redirect_stdout(output):
        try:
            runpy.run_path(f"case-{i}.py", run_name="__main__")
        except SystemExit as exit:
            code = 0 if exit.code is None else exit.code if isinstance(exit.code, int) else 1
            output.write(str(exit.code))
        except BaseException:
            code = 1
            output.write(traceback.format_exc())
    with open(f"case-{i}.result", "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(output.getvalue())
    with open(f"case-{i}.code", "w") as file:
        file.write(str(code))
`;
}

/** Types are checked against the project's own TypeScript and Node types while they are stripped. */
async function compile(folder: string, fileNames: string[]): Promise<string> {
  const root = process.cwd();
  const config = {
    compilerOptions: {
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      lib: ["dom", "dom.iterable", "esnext"],
      types: ["node"],
      typeRoots: [path.join(root, "node_modules/@types")],
      strict: true,
      skipLibCheck: true,
      rootDir: ".",
      outDir: "out",
    },
    files: fileNames,
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "-p", folder], { maxBuffer: 1e8 }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}

async function execute(
  folder: string,
  driver: { command: string; file: string; source: (count: number) => string },
  count: number,
): Promise<void> {
  await writeFile(path.join(folder, driver.file), driver.source(count));
  const env = { ...process.env, [credentialVariable]: credential, PYTHONDONTWRITEBYTECODE: "1", NO_PROXY: "*" };
  await new Promise<void>((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: 1e8 };
    execFile(driver.command, [driver.file], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${driver.command} failed: ${error.message}\n${stdout}${stderr}`));
      else resolve();
    });
  });
}

async function readResult(folder: string, index: number): Promise<RunResult> {
  const read = (suffix: string) => readFile(path.join(folder, `case-${index}.${suffix}`), "utf8");
  return { exitCode: Number(await read("code")), output: await read("result") };
}

async function listFiles(folder: string): Promise<string[]> {
  const { readdir } = await import("node:fs/promises");
  return readdir(folder);
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
