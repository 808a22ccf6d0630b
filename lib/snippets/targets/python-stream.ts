import type { StreamAssembler } from "@/lib/openapi/operation";

/**
 * The body of a `with … as response:` block that prints the text of a stream while it arrives. `lines` yields bytes:
 * decoded lines would be split at U+2028 and guessed as Latin-1.
 */
export function readPythonStream(assembler: StreamAssembler | undefined, lines: string): string {
  return `    if not response.ok:
        raise SystemExit(f"{response.status_code} {response.text}")
    for line in ${lines}:
        if not line.startswith(b"data:"):
            continue
        data = line[5:].strip()
        if data == b"[DONE]":
            break
${printEvent(assembler)}`;
}

function printEvent(assembler: StreamAssembler | undefined): string {
  switch (assembler) {
    case "chat-completions":
      return printChoices('(choice.get("delta") or {}).get("content")');
    case "completions":
      return printChoices('choice.get("text")');
    case "responses":
      return `        event = json.loads(data)
        if event.get("type") == "error" or (event.get("response") or {}).get("error"):
            raise SystemExit(data.decode())
        if event.get("type") == "response.output_text.delta":
            print(event["delta"], end="", flush=True)`;
    case undefined:
      return "        print(data.decode(), flush=True)";
  }
}

function printChoices(text: string): string {
  return `        chunk = json.loads(data)
        if chunk.get("error"):
            raise SystemExit(data.decode())
        for choice in chunk.get("choices") or []:
            print(${text} or "", end="", flush=True)`;
}
