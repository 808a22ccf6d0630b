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

/** Whether the code writes reasoning to standard error, for which it needs `sys`. */
export function printsReasoning(answer: Answer): boolean {
  return answer.kind === "stream" && (answer.assembler === "chat-completions" || answer.assembler === "responses");
}

function printEvent(assembler: StreamAssembler | undefined): string {
  switch (assembler) {
    case "chat-completions":
      return printChoices(
        '            delta = choice.get("delta") or {}\n',
        '            print(delta.get("reasoning") or "", end="", flush=True, file=sys.stderr)\n',
        '            print(delta.get("content") or "", end="", flush=True)\n',
      );
    case "completions":
      return printChoices('            print(choice.get("text") or "", end="", flush=True)\n');
    case "responses":
      return `        event = json.loads(data)
        if event.get("type") == "error" or (event.get("response") or {}).get("error"):
            raise SystemExit(data.decode())
        if event.get("type") == "response.reasoning_text.delta":
            print(event["delta"], end="", flush=True, file=sys.stderr)
        if event.get("type") == "response.output_text.delta":
            print(event["delta"], end="", flush=True)
    print()`;
    case undefined:
      return "        print(data.decode(), flush=True)";
  }
}

function printChoices(...lines: string[]): string {
  return `        chunk = json.loads(data)
        if chunk.get("error"):
            raise SystemExit(data.decode())
        for choice in chunk.get("choices") or []:
${lines.join("")}    print()`;
}
