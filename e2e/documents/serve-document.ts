import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describeApi } from "../../lib/openapi/describe-api";
import type { ApiDescription } from "../../lib/openapi/operation";
import { parseDocument } from "../../lib/openapi/parse-document";
import { type AppServer, startApp } from "../app-server";

/** Small documents, each a nest of what other companies' descriptions hold. */
export const fixtureFolder = fileURLToPath(new URL("../../lib/openapi/fixtures", import.meta.url));

export const fixtureFile = (name: string) => path.join(fixtureFolder, name);

/** What the app is to make of a document under the fixtures of `lib/openapi`. */
export function describeFile(file: string): ApiDescription {
  const parsed = parseDocument(readFileSync(file, "utf8"), file);
  if (!parsed.ok) throw new Error(parsed.message);
  return describeApi(parsed.document);
}

/** Serves a document that is made for one test; closing takes its file away. */
export async function serveText(text: string, port: number, env: Record<string, string> = {}): Promise<AppServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "document-"));
  const file = path.join(folder, "openapi.json");
  await writeFile(file, text);
  const app = await serveFile(file, port, env);
  return {
    ...app,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Serves a document in place of the project's own. */
export function serveFile(file: string, port: number, env: Record<string, string> = {}): Promise<AppServer> {
  return startApp(port, { OPENAPI_DOCUMENT: file, RELAY_REQUESTS_PER_MINUTE: "100000", ...env });
}
