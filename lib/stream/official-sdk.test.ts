import fc from "fast-check";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { createExchange } from "./exchange";
import { streamFixtures } from "./fixtures/all";
import { done, encode, type StreamFixture, toStream } from "./fixtures/stream-fixture";

/** The official SDK, reading these bytes as if an API had sent them. */
function connect(bytes: Uint8Array<ArrayBuffer>): OpenAI {
  return new OpenAI({
    apiKey: "unused",
    baseURL: "http://127.0.0.1:9",
    maxRetries: 0,
    logLevel: "off",
    fetch: async () => new Response(bytes, { headers: { "content-type": "text/event-stream" } }),
  });
}

/** What the SDK assembles; undefined where it throws. */
async function assembleWithSdk({ name, bytes }: StreamFixture): Promise<Json | undefined> {
  const client = connect(bytes);
  try {
    const result = name.startsWith("responses:")
      ? await client.responses.stream({ model: "m", input: "" }).finalResponse()
      : await client.chat.completions.stream({ model: "m", messages: [] }).finalChatCompletion();
    return JSON.parse(JSON.stringify(result));
  } catch {
    return undefined;
  }
}

function assemble({ bytes, expected }: StreamFixture): Json | undefined {
  const exchange = createExchange(() => 0);
  const run = exchange.begin({ method: "POST", url: "/", assembler: expected, abort: () => {} });
  run.sent();
  run.receiveHead({ status: 200, statusText: "", headers: [["content-type", "text/event-stream"]] });
  run.receiveBytes(bytes);
  run.end();
  return exchange.assembled();
}

/** The members that the SDK has rules for. All others it takes from the last chunk that has them. */
const known: Record<string, string[]> = {
  completion: ["id", "created", "model", "service_tier", "system_fingerprint", "usage", "choices"],
  choice: ["index", "finish_reason", "logprobs", "message"],
  message: ["role", "content", "refusal", "function_call", "tool_calls", "audio"],
};

/** What the SDK adds for its own use, or leaves null, is the same as nothing. */
function reduce(value: Json | undefined, kind = "completion"): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => reduce(item, kind) ?? null);
  if (!isJsonObject(value)) return value ?? undefined;
  const result: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (known[kind] && !known[kind].includes(key)) continue;
    if (key === "parsed" || key === "parsed_arguments" || key === "output_text" || key === "output_parsed") continue;
    // Where the stream has no id for a call, the SDK invents one.
    if (key === "id" && /^(?:|call_[\da-f]{8}-[\da-f-]{27})$/.test(String(member))) continue;
    const next =
      kind === "completion" && key === "choices" ? "choice" : kind === "choice" && key === "message" ? key : "";
    const reduced = reduce(member, next);
    if (reduced !== undefined) result[key] = reduced;
  }
  return result;
}

const compared = streamFixtures.filter(({ expected }) => expected === undefined);

test.each(compared.map((fixture) => [fixture.name, fixture] as const))(
  "agrees with the SDK on %s",
  async (_, fixture) => {
    const theirs = await assembleWithSdk(fixture);
    const kind = fixture.name.startsWith("responses:") ? "response" : "completion";
    if (theirs === undefined) {
      expect(fixture.sdkDiffers, "it throws").toBeUndefined();
    } else if (fixture.sdkDiffers === undefined) {
      expect(reduce(assemble(fixture), kind)).toEqual(reduce(theirs, kind));
    } else {
      expect(reduce(assemble(fixture), kind)).not.toEqual(reduce(theirs, kind));
    }
  },
);

test("compares more than it skips", async () => {
  const results = await Promise.all(compared.map(assembleWithSdk));
  const assembled = results.filter((result) => result !== undefined).length;
  expect(assembled).toBeGreaterThan(60);
});

/** A text in pieces; the first may be empty, as many streams begin. */
const pieces = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(40), { maxLength: 5 })).map(([whole, cuts]) => {
    const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
    return places.slice(1).map((place, at) => whole.slice(places[at], place));
  });

const argumentsText = fc
  .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  .map((value) => JSON.stringify(value));

const toolCallPieces = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), pieces(argumentsText)), { maxLength: 3 });

/** The deltas of one choice, as a well-behaved API sends them. */
const choiceDeltas = fc
  .record({
    content: pieces(fc.string({ unit: "grapheme", maxLength: 40 })),
    refusal: fc.option(pieces(fc.string({ maxLength: 20 }))),
    calls: toolCallPieces,
    repeatsNames: fc.boolean(),
  })
  .map(({ content, refusal, calls, repeatsNames }): JsonObject[] => [
    { role: "assistant", content: "" },
    ...content.map((piece) => ({ content: piece })),
    ...(refusal ?? []).map((piece) => ({ refusal: piece })),
    ...calls.flatMap(([name, list], index) =>
      list.map((piece, at): JsonObject => {
        const isNamed = at === 0 || repeatsNames;
        const named: JsonObject = isNamed ? { id: `call_${index}`, type: "function" } : {};
        return { tool_calls: [{ index, ...named, function: { ...(isNamed && { name }), arguments: piece } }] };
      }),
    ),
  ]);

const streams = fc
  .tuple(fc.array(choiceDeltas, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat(2)), fc.boolean())
  .map(([choices, order, withUsage]) => {
    const base = { id: "c", object: "chat.completion.chunk", created: 1, model: "m" };
    const left = choices.map((deltas) => [...deltas]);
    const chunks: object[] = [];
    const send = (index: number, delta: JsonObject, finish: string | null) =>
      chunks.push({ ...base, choices: [{ index, delta, finish_reason: finish, logprobs: null }] });
    // The choices take turns at random, each in its own order.
    for (let total = left.flat().length; total > 0; total -= 1) {
      const turn = (order.next().value ?? 0) % left.length;
      const index = [turn, ...left.keys()].find((at) => (left[at]?.length ?? 0) > 0) ?? 0;
      send(index, left[index]?.shift() ?? {}, null);
    }
    for (const index of left.keys()) send(index, {}, "stop");
    if (withUsage) chunks.push({ ...base, choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } });
    return chunks;
  });

test("agrees with the SDK on every well-formed stream", async () => {
  await fc.assert(
    fc.asyncProperty(streams, async (chunks) => {
      const fixture: StreamFixture = {
        name: "any",
        bytes: encode(toStream(...chunks, done)),
        state: "done",
        value: null,
      };
      const theirs = await assembleWithSdk(fixture);
      expect(theirs).toBeDefined();
      expect(reduce(assemble(fixture))).toEqual(reduce(theirs));
    }),
    { numRuns: 150 },
  );
});
