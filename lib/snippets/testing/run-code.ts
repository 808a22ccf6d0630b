import { execFile, spawnSync } from "node:child_process";
import { copyFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openAiTable } from "../sdk/openai-table";
import type { SnippetTarget } from "../snippet";

/** What running one snippet showed. */
interface RunResult {
  /** Zero when it ended well. */
  exitCode: number;
  output: string;
  /** What it wrote to standard error while it ran. */
  asides: string;
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
    case "openai-python":
      return findPython("json") ? undefined : "Python is not installed";
    default:
      return undefined;
  }
}

/** A Python that has the package: the system's own often has those that Debian installed. */
export function findPython(module: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => succeeds(python, ["-c", `import ${module}`]));
}

/** Runs many snippets of one target in one process, each in its own file, in a folder with the given files. */
export async function runCode(
  target: Pick<SnippetTarget, "id" | "language">,
  codes: Record<string, string>,
  files: Record<string, Uint8Array> = {},
  { checksTypes = true } = {},
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
    await addPackages(folder, target.id);
    const before = await readdir(folder);
    const compilerOutput =
      target.language === "TypeScript" ? await compileCode(folder, fileNames, { checksTypes }) : "";
    await execute(folder, { ...driver, command: interpreterOf(target) }, names.length);
    const results: Record<string, RunResult> = {};
    for (const [index, name] of names.entries()) results[name] = await readResult(folder, index);
    const expected = /^(case-|out$|driver\.|tsconfig)/;
    const newFiles = (await readdir(folder)).filter((file) => !before.includes(file) && !expected.test(file));
    return { results, newFiles, compilerOutput };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a title has to say of a target whose package is not the real one here; "" for all others. */
export function standInNote({ id }: Pick<SnippetTarget, "id">): string {
  return id === "openai-python" && !findPython("openai") ? " (against a stand-in: Python has no openai package)" : "";
}

/** What runs the code of a target, once TypeScript is compiled. */
export function interpreterOf({ id, language }: Pick<SnippetTarget, "id" | "language">): string {
  if (language !== "Python") return language === "cURL" ? "bash" : process.execPath;
  return findPython(id === "openai-python" ? "json" : id) ?? "python3";
}

/** What the code imports: the project's own packages, and for `openai` a stand-in where Python does not have it. */
export async function addPackages(folder: string, targetId: string): Promise<void> {
  await symlink(path.join(process.cwd(), "node_modules"), path.join(folder, "node_modules"));
  if (targetId !== "openai-python" || findPython("openai")) return;
  await copyFile(path.join(process.cwd(), "lib/snippets/testing/fake_openai.py"), path.join(folder, "openai.py"));
  const methods = openAiTable.map((method) => [
    method.name,
    { path: method.path, members: Object.keys(method.members) },
  ]);
  await writeFile(path.join(folder, "openai.json"), JSON.stringify(Object.fromEntries(methods)));
}

const drivers = {
  cURL: { extension: "sh", driver: { file: "driver.sh", source: bashDriver } },
  TypeScript: { extension: "mts", driver: { file: "driver.mjs", source: nodeDriver } },
  Python: { extension: "py", driver: { file: "driver.py", source: pythonDriver } },
} as const;

function bashDriver(count: number): string {
  return `for i in $(seq 0 ${count - 1}); do
  ( . "./case-$i.sh" ) >"case-$i.result" 2>"case-$i.asides" </dev/null
  echo "$?" >"case-$i.code"
done
`;
}

function nodeDriver(count: number): string {
  return `import { writeFileSync } from "node:fs";
import { inspect } from "node:util";
const { stdout, stderr } = process;
const write = stdout.write, complain = stderr.write;
for (let i = 0; i < ${count}; i += 1) {
  let output = "", asides = "", code = 0;
  stdout.write = (text) => { output += text; return true; };
  stderr.write = (text) => { asides += text; return true; };
  try { await import(\`./out/case-\${i}.mjs\`); }
  catch (error) { code = 1; output += inspect(error); }
  stdout.write = write;
  stderr.write = complain;
  writeFileSync(\`case-\${i}.result\`, output);
  writeFileSync(\`case-\${i}.asides\`, asides);
  writeFileSync(\`case-\${i}.code\`, String(code));
}
`;
}

function pythonDriver(count: number): string {
  // Reading the system's certificates takes httpx longer than the request itself, and nothing here uses TLS.
  return `import contextlib, io, runpy, ssl, traceback
ssl.SSLContext.load_verify_locations = lambda *args, **kwargs: None
for i in range(${count}):
    output, asides, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(asides):
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
    with open(f"case-{i}.asides", "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(asides.getvalue())
    with open(f"case-{i}.code", "w") as file:
        file.write(str(code))
`;
}

/**
 * Type-checks code against the project's own packages and writes it as JavaScript into `out`. The libraries are those of
 * a new Next project unless others are named, for which nothing is written. Returns what the compiler said.
 */
export async function compileCode(
  folder: string,
  fileNames: string[],
  { lib, checksTypes = true }: { lib?: string[]; checksTypes?: boolean } = {},
): Promise<string> {
  const root = process.cwd();
  const config = {
    compilerOptions: {
      target: "es2022",
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      lib: lib ?? ["dom", "dom.iterable", "esnext"],
      types: ["node"],
      typeRoots: [path.join(root, "node_modules/@types")],
      strict: true,
      skipLibCheck: true,
      noEmit: lib !== undefined,
      noCheck: !checksTypes,
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
  const env = {
    ...process.env,
    [credentialVariable]: credential,
    PYTHONDONTWRITEBYTECODE: "1",
    NO_PROXY: "*",
    FAKE_OPENAI_METHODS: path.join(folder, "openai.json"),
  };
  await new Promise<void>((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: 1e8, timeout: 200_000, killSignal: "SIGKILL" as const };
    execFile(driver.command, [driver.file], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${driver.command} failed: ${error.message}\n${stdout}${stderr}`));
      else resolve();
    });
  });
}

async function readResult(folder: string, index: number): Promise<RunResult> {
  const read = (suffix: string) => readFile(path.join(folder, `case-${index}.${suffix}`), "utf8");
  const asides = await read("asides").catch(() => "");
  return { exitCode: Number(await read("code")), output: await read("result"), asides };
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
