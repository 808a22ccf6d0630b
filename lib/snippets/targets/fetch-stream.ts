import type { StreamAssembler } from "@/lib/openapi/operation";

/**
 * Code that prints the text of a stream while it arrives. It splits bytes into lines itself: `for await` over the body
 * does not type-check with the libraries of most projects. Comments, `[DONE]` and events without text are passed over,
 * reasoning goes to standard error; an event that reports an error ends the program with it.
 */
export function readFetchStream(assembler: StreamAssembler | undefined): string {
  return `if (!response.ok || !response.body) {
  throw new Error(\`\${response.status} \${await response.text()}\`);
}

const reader = response.body.getReader();
const decoder = new TextDecoder();
let buffer = "";
read: while (true) {
  const { done, value } = await reader.read();
  if (done) break;
  buffer += decoder.decode(value, { stream: true });
  const lines = buffer.split(/\\r\\n|\\r|\\n/);
  buffer = lines.pop() ?? "";
  for (const line of lines) {
    if (!line.startsWith("data:")) continue;
    const data = line.slice(5).trim();
    if (data === "[DONE]") break read;
${printEvent(assembler)}
  }
}
await reader.cancel();${assembler === undefined ? "" : "\nconsole.log();"}`;
}

function printEvent(assembler: StreamAssembler | undefined): string {
  switch (assembler) {
    case "chat-completions":
      return printChoices(["stderr", "choice.delta?.reasoning"], ["stdout", "choice.delta?.content"]);
    case "completions":
      return printChoices(["stdout", "choice.text"]);
    case "responses":
      return `    const event = JSON.parse(data);
    if (event.type === "error" || event.response?.error) throw new Error(data);
    if (event.type === "response.reasoning_text.delta") process.stderr.write(event.delta);
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);`;
    case undefined:
      return "    console.log(data);";
  }
}

function printChoices(...texts: [stream: string, text: string][]): string {
  return `    const chunk = JSON.parse(data);
    if (chunk.error) throw new Error(data);
    for (const choice of chunk.choices ?? []) {
${texts.map(([stream, text]) => `      process.${stream}.write(${text} ?? "");\n`).join("")}    }`;
}
