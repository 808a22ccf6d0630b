import type { StreamAssembler } from "@/lib/openapi/operation";
import type { Answer } from "../answer";
import { quotePython } from "../literals/python";

/** Code that checks and prints `response`. `isFailed` is the client's expression for an error status. */
export function readPythonAnswer(answer: Exclude<Answer, { kind: "stream" }>, isFailed: string): string {
  const check = `if ${isFailed}:\n    raise SystemExit(f"{response.status_code} {response.text}")\n`;
  switch (answer.kind) {
    case "json":
      return `${check}print(json.dumps(response.json(), indent=2, ensure_ascii=False))`;
    case "text":
      return `${check}print(response.status_code, response.text)`;
    case "headers":
      return "print(response.status_code, dict(response.headers))";
    case "file":
      return `${check}with open(${quotePython(answer.fileName)}, "wb") as file:\n    file.write(response.content)`;
  }
}

/**
 * The lines of a `with … as response:` block that print the text of a stream while it arrives. `lines` yields bytes:
 * decoded lines would be split at U+2028 and guessed as Latin-1. `failure` is a list of statements that end the program.
 */
export function readPythonStream(
  assembler: StreamAssembler | undefined,
  { isFailed, failure, lines }: { isFailed: string; failure: string[]; lines: string },
): string {
  return `    if ${isFailed}:
${failure.map((line) => `        ${line}\n`).join("")}    for line in ${lines}:
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
            print(event["delta"], end="", flush=True)
    print()`;
    case undefined:
      return "        print(data.decode(), flush=True)";
  }
}

function printChoices(text: string): string {
  return `        chunk = json.loads(data)
        if chunk.get("error"):
            raise SystemExit(data.decode())
        for choice in chunk.get("choices") or []:
            print(${text} or "", end="", flush=True)
    print()`;
}
