import fc from "fast-check";
import { expect, test } from "vitest";
import { createAssembler } from "./create-assembler";
import { delta } from "./fixtures/stream-fixture";

const jsonLike = fc.jsonValue({ maxDepth: 4 });

/** Chunks with the members that matter, holding anything. */
const wildChunk = fc.record(
  {
    type: fc.constantFrom("response.output_text.delta", "response.output_item.done", "response.completed", "error"),
    choices: fc.oneof(
      jsonLike,
      fc.array(
        fc.record(
          {
            index: fc.oneof(fc.integer({ min: -1, max: 3 }), jsonLike),
            delta: fc.oneof(
              jsonLike,
              fc.record(
                {
                  content: jsonLike,
                  tool_calls: fc.oneof(
                    jsonLike,
                    fc.array(fc.record({ index: jsonLike, id: jsonLike, function: jsonLike }, { requiredKeys: [] })),
                  ),
                  reasoning_details: jsonLike,
                  audio: jsonLike,
                },
                { requiredKeys: [] },
              ),
            ),
            message: jsonLike,
            logprobs: jsonLike,
            text: jsonLike,
            finish_reason: jsonLike,
          },
          { requiredKeys: [] },
        ),
      ),
    ),
    item: jsonLike,
    part: jsonLike,
    delta: jsonLike,
    output_index: jsonLike,
    content_index: jsonLike,
    response: fc.oneof(jsonLike, fc.record({ output: jsonLike, error: jsonLike })),
    usage: jsonLike,
    error: jsonLike,
  },
  { requiredKeys: [] },
);

test.each([["chat-completions"], ["responses"], ["completions"], [undefined]] as const)(
  "survives whatever chunks hold (%s)",
  (kind) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(wildChunk, jsonLike), { maxLength: 6 }), fc.boolean(), (chunks, asError) => {
        const assembler = createAssembler(kind);
        for (const chunk of chunks) assembler.push(JSON.parse(JSON.stringify(chunk)), asError ? "error" : undefined);
        expect(() => JSON.stringify(assembler.value())).not.toThrow();
        expect(() => assembler.answer()).not.toThrow();
        expect(["open", "complete", "unknown"]).toContain(assembler.progress);
      }),
      { numRuns: 150 },
    );
  },
);

test("assembles any text from any pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (pieces) => {
      const assembler = createAssembler("chat-completions");
      assembler.push({ choices: [{ index: 0, delta: { role: "assistant", content: "" } }] });
      for (const piece of pieces) assembler.push(JSON.parse(JSON.stringify(delta({ content: piece }))));
      expect(assembler.value()).toMatchObject({ choices: [{ message: { content: pieces.join("") || null } }] });
    }),
  );
});

test("goes on after a chunk that is nested too deeply to be merged", () => {
  const assembler = createAssembler("chat-completions");
  assembler.push({ choices: [{ index: 0, delta: { content: "a" } }] });
  const depth = 200_000;
  assembler.push(JSON.parse(`{"choices":[{"index":0,"delta":{"x":${'{"x":'.repeat(depth)}1${"}".repeat(depth)}}}]}`));
  assembler.push({ choices: [{ index: 0, delta: { content: "b" } }] });
  expect(assembler.answer()?.choices[0]?.parts).toMatchObject([{ kind: "text" }]);
  expect(assembler.answer()?.choices[0]?.parts.map((part) => part.kind === "text" && part.text.toString())).toEqual([
    "ab",
  ]);
});

test("keeps early chunks of a stream whose family shows later", () => {
  const assembler = createAssembler(undefined);
  assembler.push({ id: "gen-1", choices: [] });
  expect(assembler.progress).toBe("unknown");
  assembler.push({ choices: [{ index: 0, delta: { content: "a" }, finish_reason: "stop" }] });
  expect(assembler.value()).toMatchObject({ id: "gen-1", choices: [{ message: { content: "a" } }] });
  expect(assembler.progress).toBe("complete");
});

test("trusts the chunks more than the API description", () => {
  const assembler = createAssembler("responses");
  assembler.push({ choices: [{ index: 0, delta: { content: "a" } }] });
  expect(assembler.value()).toMatchObject({ choices: [{ message: { content: "a" } }] });
});

test("does not let an index of the stream fill the memory", () => {
  const assembler = createAssembler("responses");
  assembler.push({ type: "response.output_text.delta", output_index: 4_000_000_000, delta: "a" });
  assembler.push({ type: "response.output_text.delta", output_index: -1, delta: "b" });
  expect(assembler.value()).toMatchObject({ output: [{ content: [{ text: "ab" }] }] });
});
