import { createServer } from "node:net";
import { bin, buildApp, installPackages, run } from "./steps.mjs";

const port = process.env.PORT || "3000";
const development = process.argv.includes("--dev");

/** Ends this process with what to do when nothing can listen on the port: before a build, and again after it. */
async function checkPort() {
  const problem = await new Promise((resolve) => {
    const server = createServer().once("error", (error) => resolve(error.code ?? error.message));
    try {
      server.listen(Number(port), () => server.close(() => resolve(undefined)));
    } catch {
      resolve("not a port");
    }
  });
  if (problem === undefined) return;
  const next = `Choose another, for example: PORT=${Number(port) < 65_535 ? Number(port) + 1 : 3001} npm start`;
  if (problem === "EADDRINUSE") console.error(`Port ${port} is in use by another program. ${next}`);
  else console.error(`Cannot listen on port ${port} (${problem}). ${next}`);
  process.exit(1);
}

await checkPort();
await installPackages();
if (!development) await buildApp();
await checkPort();
console.log(`\nAPI Playground: http://localhost:${port}\n`);
process.exit(await run(bin("next"), [development ? "dev" : "start", "--port", port]));
