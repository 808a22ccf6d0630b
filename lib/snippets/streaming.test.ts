import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StreamAssembler } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import { type EchoServer, startEchoServer } from "./testing/echo-server";
import { loadTargets } from "./testing/load-targets";
import { makeBody, makeForm } from "./testing/operation-forms";
import { credentialVariable, missingInterpreter, runCode } from "./testing/run-code";

const snippetTargets = await loadTargets();

interface StreamCase {
  assembler?: StreamAssembler;
  status?: number;
  stream: string;
  /** The server keeps the connection after the last byte. */
  staysOpen?: boolean;
  /** What is printed; for a failing stream, pieces of it. */
  prints: string[];
  /** What is written to standard error. */
  aside?: string;
  fails?: true;
  /** Targets whose SDK refuses such a stream. */
  notFor?: string[];
}

/** A chunk with everything that an SDK may insist on. */
const chunk = (parts: object) =>
  `data: ${JSON.stringify({ id: "gen-1", object: "chat.completion.chunk", created: 1, model: "m", choices: [], ...parts })}`;
const chat = (content: string | null, more = {}) =>
  chunk({ choices: [{ index: 0, finish_reason: null, delta: { role: "assistant", content, ...more } }] });
const awkward = "é 😀 \u2028 \u0085 \u000b \u001e it's";
const usage = chunk({ usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } });

const cases: Record<string, StreamCase> = {
  "a chat with comments, an empty delta and usage at the end": {
    assembler: "chat-completions",
    stream: [
      ": OPENROUTER PROCESSING",
      chat(null, { reasoning: "hm" }),
      chat(awkward),
      chat("!"),
      usage,
      "data: [DONE]",
      "",
    ].join("\n\n"),
    prints: [`${awkward}!\n`],
    aside: "hm",
  },
  "a chat whose chunks lack most members": {
    assembler: "chat-completions",
    stream: ['data: {"choices":[{}]}', 'data: {"id":"x"}', chat("a"), "data: [DONE]", ""].join("\n\n"),
    prints: ["a\n"],
    notFor: ["openrouter-sdk"],
  },
  "a chat with CRLF, event names and no space after the colon": {
    assembler: "chat-completions",
    stream: [`event: message\r\nid: 1\r\n${chat(awkward).replace("data: ", "data:")}`, usage, "data: [DONE]", ""].join(
      "\r\n\r\n",
    ),
    prints: [`${awkward}\n`],
  },
  "a chat without a last line": {
    assembler: "chat-completions",
    stream: [chat("a"), chat("b"), ""].join("\n\n"),
    prints: ["ab\n"],
  },
  "a chat whose connection stays open": {
    assembler: "chat-completions",
    stream: [chat("a"), "data: [DONE]", ""].join("\n\n"),
    staysOpen: true,
    prints: ["a\n"],
    // It reads on after the last event.
    notFor: ["openai-node"],
  },
  "a chat that fails on the way": {
    assembler: "chat-completions",
    stream: [chat("so far"), chunk({ error: { code: 502, message: "upstream is gone" } }), "data: [DONE]", ""].join(
      "\n\n",
    ),
    prints: ["so far", "upstream is gone"],
    fails: true,
  },
  "a chat that is refused": {
    assembler: "chat-completions",
    status: 401,
    stream: '{"error":{"code":401,"message":"no such key"}}',
    prints: ["401", "no such key"],
    fails: true,
  },
  "a completion": {
    assembler: "completions",
    stream: [
      'data: {"choices":[{"text":"a"}]}',
      'data: {"choices":[{"text":null}]}',
      'data: {"choices":[{"text":"b"}]}',
      "data: [DONE]",
      "",
    ].join("\n\n"),
    prints: ["ab\n"],
  },
  "a response": {
    assembler: "responses",
    aside: "hm",
    stream: [
      'event: response.reasoning_text.delta\ndata: {"type":"response.reasoning_text.delta","delta":"hm"}',
      'event: response.created\ndata: {"type":"response.created","response":{"error":null}}',
      'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":"ab"}',
      'event: response.completed\ndata: {"type":"response.completed","response":{}}',
      "",
    ].join("\n\n"),
    prints: ["ab\n"],
  },
  "a response that fails": {
    assembler: "responses",
    stream: 'data: {"type":"response.failed","response":{"error":{"message":"too long"}}}\n\n',
    prints: ["too long"],
    fails: true,
  },
  "events of an unknown kind": {
    stream: "data: first\n\n: ping\n\ndata: second\n\n",
    prints: ["first\nsecond\n"],
    notFor: ["openai-node", "openai-python"],
  },
};

async function answer(name: string, response: ServerResponse): Promise<void> {
  const found = Object.values(cases)[Number(name.split("-").at(-1))];
  if (!found) throw new Error(`no case ${name}`);
  response.writeHead(found.status ?? 200, { "content-type": found.status ? "application/json" : "text/event-stream" });
  const bytes = Buffer.from(found.stream);
  // Pieces of three bytes cut characters and line ends.
  for (let at = 0; at < bytes.length; at += 3) {
    response.write(bytes.subarray(at, at + 3));
    await setImmediate();
  }
  if (!found.staysOpen) response.end();
}

let server: EchoServer;
beforeAll(async () => {
  server = await startEchoServer((name, response) => void answer(name, response));
});
afterAll(() => server.close());

function codeOf(
  target: (typeof snippetTargets)[number],
  index: number,
  assembler: StreamAssembler | undefined,
): string {
  const form = makeForm({
    path: assembler === "responses" ? "/responses" : assembler === "completions" ? "/completions" : "/chat/completions",
    body: makeBody("application/json"),
    accepts: ["text/event-stream"],
    hints: assembler ? { stream: { property: "stream", assembler } } : {},
  });
  const model = buildRequest(form, { body: { model: "m", messages: [], stream: true } });
  return target.render({ baseUrl: server.baseUrl(`${target.id}-${index}`), model, credentialVariable }).code;
}

const entries = Object.entries(cases);

describe.each(snippetTargets.filter(({ id }) => id !== "curl"))("$client code", (target) => {
  const missing = missingInterpreter(target);
  it.skipIf(missing)(
    `prints the text of streams${missing ? ` (skipped: ${missing})` : ""}`,
    async () => {
      const codes = entries
        .map(([name, { assembler }], index) => [name, codeOf(target, index, assembler)])
        .filter(([name = "", code]) => code !== "" && !cases[name]?.notFor?.includes(target.id));
      const { results, compilerOutput } = await runCode(target, Object.fromEntries(codes));
      expect(compilerOutput).toBe("");
      for (const [name, { prints, fails, aside = "" }] of entries) {
        const result = results[name];
        if (!result) continue;
        const { exitCode, output, asides } = result;
        if (!fails) expect({ name, asides }).toEqual({ name, asides: aside });
        expect({ name, failed: exitCode !== 0, output }).toMatchObject({ name, failed: fails ?? false });
        if (fails)
          for (const piece of prints)
            expect({ name, output }).toEqual({ name, output: expect.stringContaining(piece) });
        else expect({ name, output }).toEqual({ name, output: prints[0] });
      }
      expect(Object.keys(results)).toContain("a chat that fails on the way");
    },
    240_000,
  );
});

describe("cURL code", () => {
  const curl = snippetTargets.find(({ id }) => id === "curl");
  if (!curl) throw new Error("no curl");
  const missing = missingInterpreter(curl);
  it.skipIf(missing)(`prints streams as they are${missing ? ` (skipped: ${missing})` : ""}`, async () => {
    const ending = entries.map((entry, index) => ({ entry, index })).filter(({ entry }) => !entry[1].staysOpen);
    const codes = ending.map(({ entry: [name, { assembler }], index }) => [name, codeOf(curl, index, assembler)]);
    const { results } = await runCode(curl, Object.fromEntries(codes));
    for (const { entry } of ending) {
      const [name, { stream }] = entry;
      expect(codes.every(([, code]) => code?.startsWith("curl -N "))).toBe(true);
      expect({ name, output: results[name]?.output }).toEqual({ name, output: expect.stringContaining(stream) });
    }
  });
});

/** Mistakes of published streaming code, put into ours, to see that the streams above find each of them. */
const mistakes = [
  ["requests", "response.iter_lines()", "(line.encode() for line in response.iter_lines(decode_unicode=True))"],
  ["requests", 'chunk.get("choices") or []', 'chunk["choices"][:1] or [chunk["choices"][0]]'],
  ["fetch", "chunk.choices ?? []", "[chunk.choices[0]]"],
  ["fetch", "throw new Error(data)", "console.error(data)"],
] as const;

it.each(mistakes)(
  "%s code with another way to read than %j is found out",
  async (id, right, wrong) => {
    const target = snippetTargets.find((other) => other.id === id);
    if (!target || missingInterpreter(target)) return;
    const chosen = entries.filter(([, { assembler, staysOpen }]) => assembler === "chat-completions" && !staysOpen);
    const codes = chosen.map(([name, { assembler }]) => {
      const code = codeOf(
        target,
        entries.findIndex(([other]) => other === name),
        assembler,
      );
      expect(code).toContain(right);
      return [name, code.replace(right, wrong)] as const;
    });
    const { results } = await runCode(target, Object.fromEntries(codes), {}, { checksTypes: false });
    const wrongly = chosen.filter(([name, { prints, fails }]) => {
      const { exitCode, output } = results[name] ?? { exitCode: 1, output: "" };
      return fails ? exitCode === 0 : exitCode !== 0 || output !== prints[0];
    });
    expect(wrongly).not.toEqual([]);
  },
  240_000,
);
