import { beforeAll, describe, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildRequest } from "@/lib/request/build-request";
import { importRequest } from "./import-request";
import { type CurlRequest, readCurl } from "./read-curl";
import {
  corpusEnvironment,
  corpusFiles,
  hasCurl,
  type ReceivedByServer,
  readCorpus,
  runCommands,
} from "./testing/run-curl";

const corpus = readCorpus();
const api = describeApi(readProjectDescription());

let base = "";
let received: (ReceivedByServer | undefined)[] = [];
beforeAll(async () => {
  if (hasCurl) ({ base, received } = await runCommands(corpus.map(({ script }) => withBaseVariable(script))));
}, 120_000);

/** The variable of the base address is one that each command has to itself. */
const withBaseVariable = (text: string) =>
  text.replace(/"?\$\{?OPENROUTER_BASE_URL\}?/g, (use) => use.replace(/\$.*/, "BASE"));

/** Headers that curl adds by itself or that say nothing about the request. */
const transport = new Set([
  "host",
  "user-agent",
  "accept",
  "content-length",
  "connection",
  "accept-encoding",
  "expect",
  "te",
]);

/** Older curls write percent escapes in lower case. */
const upperHex = (text: string) => text.replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase());

const environment: Record<string, string> = corpusEnvironment;
const withEnvironment = (text: string) =>
  text.replace(/\$\{?([A-Z_]+)\}?/g, (use, name: string) => environment[name] ?? use);

function expectSame(request: CurlRequest, real: ReceivedByServer, address: string): void {
  expect(request.method).toBe(real.method);
  // curl drops the fragment and sends the rest as it is written.
  const target = withEnvironment(request.url).replace(address, "").replace(/#.*$/, "");
  expect(upperHex(target)).toBe(upperHex(real.target.replace(/^\/api\/v1/, "")));
  const headers = Object.fromEntries(
    request.headers.map(([name, value]) => [name.toLowerCase(), withEnvironment(value)]),
  );
  if (request.user !== undefined) {
    const login = Buffer.from(withEnvironment(request.user)).toString("base64");
    headers.authorization = `Basic ${login}`;
  }
  const wanted = real.headers;
  for (const [name, value] of Object.entries(wanted)) {
    const isFormType = request.body?.kind === "multipart" && name === "content-type";
    if (!transport.has(name) && !isFormType)
      expect(headers[name], name).toBe(Buffer.from(`${value}`, "latin1").toString());
  }
  for (const name of Object.keys(headers)) expect(wanted, name).toHaveProperty(name);
  if (request.body?.kind === "multipart") {
    const parts = request.body.parts.map(({ name, value, isFile, type }) => ({
      name,
      content: isFile ? corpusFiles.get(value) : value,
      ...(type !== undefined && { type }),
    }));
    expect(readParts(real)).toMatchObject(parts);
  } else expect(withEnvironment(request.body?.text ?? "")).toBe(real.body.toString("utf8"));
}

function readParts({ headers, body }: ReceivedByServer): { name?: string; content: string; type?: string }[] {
  const boundary = /boundary=(.*)$/.exec(headers["content-type"] ?? "")?.[1] ?? "";
  return body
    .toString("utf8")
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = "", ...rest] = part.slice(2, -2).split("\r\n\r\n");
      const type = /^content-type: *(.*)$/im.exec(head)?.[1];
      return { name: /name="([^"]*)"/.exec(head)?.[1], content: rest.join("\r\n\r\n"), ...(type && { type }) };
    });
}

describe.skipIf(!hasCurl)("commands beside the real curl", () => {
  it.each(corpus.map(({ title }, index) => [title, index] as const))("%s", (_, index) => {
    const real = received[index];
    if (!real) throw new Error("curl sent nothing");
    const address = `${base}/c${index}/api/v1`;
    const text = withBaseVariable(corpus[index]?.text ?? "").replaceAll("BASE", address);
    const read = readCurl(text, corpusFiles);
    if (!read.ok) throw new Error(read.problem);
    if (/doubled quotes|PowerShell/.test(corpus[index]?.title ?? "")) return;
    expect(read.request.missingFiles).toEqual([]);
    expectSame(read.request, real, address);
  });

  it("arrive in the form as the request that curl sends, where the description has the operation", () => {
    let compared = 0;
    for (const [index, { title, text }] of corpus.entries()) {
      const real = received[index];
      const source = withBaseVariable(text).replaceAll("BASE", "https://openrouter.ai/api/v1");
      const servers = [{ baseUrl: "https://openrouter.ai/api/v1" }];
      const [anyForm] = api.operations.map((operation) => buildOperationForm(api, operation));
      if (!real || !anyForm) throw new Error(title);
      const context = { operations: api.operations, servers, files: corpusFiles };
      const first = importRequest(source, { ...context, form: anyForm });
      const operation = first.kind === "elsewhere" ? first.operation : undefined;
      const form = operation ? buildOperationForm(api, operation) : anyForm;
      const imported = operation ? importRequest(source, { ...context, form }) : first;
      if (imported.kind !== "values") continue;
      compared++;
      const model = buildRequest(form, imported.values);
      expect(model.method, title).toBe(real.method);
      const [path = "", query = ""] = real.target.replace(/^\/api\/v1/, "").split("?");
      expect(model.path, title).toBe(path);
      expect([...new URLSearchParams(model.queryString)], title).toEqual([...new URLSearchParams(query)]);
      const body = real.body.toString("utf8");
      const sent = imported.values.body === undefined ? "" : withEnvironment(JSON.stringify(imported.values.body));
      expect(sent === "" ? "" : JSON.parse(sent), title).toEqual(body === "" ? "" : JSON.parse(body));
      expect(JSON.stringify(imported.values), title).not.toMatch(/sk-|Bearer/);
    }
    expect(compared).toBeGreaterThan(60);
  });
});
