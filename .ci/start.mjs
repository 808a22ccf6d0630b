import { bin, buildApp, installPackages, run } from "./steps.mjs";

const port = process.env.PORT ?? "3000";
const development = process.argv.includes("--dev");

await installPackages();
if (!development) await buildApp();
console.log(`\nAPI Playground: http://localhost:${port}\n`);
process.exit(await run(bin("next"), [development ? "dev" : "start", "--port", port]));
