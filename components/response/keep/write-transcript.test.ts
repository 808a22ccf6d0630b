import { expect, test } from "vitest";
import { createExchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { writeTranscript } from "./write-transcript";

function receive(body: unknown, status = 200): ExchangeSnapshot {
  const exchange = createExchange(() => 0);
  const run = exchange.begin({ method: "POST", url: "/", abort: () => {} });
  run.receiveHead({ status, statusText: "", headers: [["content-type", "application/json"]] });
  run.receiveBytes(new TextEncoder().encode(JSON.stringify(body)));
  run.end();
  return exchange.getSnapshot();
}

test("an answer's transcript holds all of its parts in their order", () => {
  const transcript = writeTranscript(
    receive({
      id: "gen-1",
      model: "a/b",
      choices: [
        {
          index: 0,
          finish_reason: "tool_calls",
          message: {
            content: "# Hi\n\n```js\n1\n```",
            reasoning_details: [
              { type: "reasoning.text", text: "think\n\ntwice" },
              { type: "reasoning.encrypted", data: "AAAA" },
            ],
            tool_calls: [{ id: "c1", type: "function", function: { name: "look", arguments: '{"q":"```","n":1}' } }],
            annotations: [{ type: "url_citation", url_citation: { url: "https://a.example/", title: "A" } }],
          },
        },
        { index: 1, finish_reason: "stop", message: { content: null, refusal: "No." } },
      ],
      usage: { prompt_tokens: 1200, completion_tokens: 3, cost: 0.5 },
    }),
  );
  expect(transcript).toBe(`# Response

- Model: a/b
- Id: gen-1
- Status: 200

## Choice 0

### Reasoning

> think
>
> twice

_Encrypted reasoning, 4 B_

# Hi

\`\`\`js
1
\`\`\`

### Tool call: look (\`c1\`)

\`\`\`\`json
{
  "q": "\`\`\`",
  "n": 1
}
\`\`\`\`

### Sources

1. [A](https://a.example/)

_Waits for the results of its tool calls (\`tool_calls\`)_

## Choice 1

### Refusal

> No.

_Finished (\`stop\`)_

---

1,200 tokens in · 3 tokens out · $0.5000
`);
});

test("another body, and what went wrong, are told as they are", () => {
  expect(writeTranscript(receive({ data: [1] }))).toContain('```json\n{\n  "data": [\n    1\n  ]\n}\n```\n');
  const failed = writeTranscript(receive({ error: { code: 402, message: "No credits" } }, 402));
  expect(failed).toMatch(/> \*\*Failed: .+\*\*/);
  expect(failed).toContain("> No credits");
});
