const model = "example/model";

/** A chat completion with `pieces` words of text, as OpenRouter streams it: comment, deltas, finish, usage, `[DONE]`. */
export function completionEvents(pieces: number): string[] {
  const chunk = (choices: object[], more: object = {}) =>
    `data: ${JSON.stringify({ id: "gen-1", object: "chat.completion.chunk", created: 1, model, choices, ...more })}\n\n`;
  const words = listWords(pieces).map((content) =>
    chunk([{ index: 0, delta: { role: "assistant", content }, finish_reason: null }]),
  );
  return [
    ": OPENROUTER PROCESSING\n\n",
    ...words,
    chunk([{ index: 0, delta: { content: "" }, finish_reason: "stop" }]),
    chunk([], { usage: { prompt_tokens: 3, completion_tokens: pieces, total_tokens: pieces + 3, cost: 0.00001 } }),
    "data: [DONE]\n\n",
  ];
}

/** The same chat completion in one piece. */
export function completionBody(pieces: number): object {
  const message = { role: "assistant", content: listWords(pieces).join("") };
  return {
    id: "gen-1",
    object: "chat.completion",
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: { prompt_tokens: 3, completion_tokens: pieces, total_tokens: pieces + 3, cost: 0.00001 },
  };
}

/** Words with characters of one to four bytes. */
function listWords(count: number): string[] {
  const words = ["plain ", "héllo ", "漢字 ", "🙂 ", "end "];
  return Array.from({ length: count }, (_, index) => words[index % words.length] ?? "");
}
