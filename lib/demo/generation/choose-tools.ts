import type { GenerationRequest, ToolSpec } from "./generation-request";

/**
 * Which tools the answer calls; none when it is to be text. Left to itself (`auto`) it calls a tool in its first turn
 * and answers in text once there is a result. Tools whose words occur in the message are preferred.
 */
export function chooseTools(request: GenerationRequest): ToolSpec[] {
  const { tools, toolChoice, prompt } = request;
  if (toolChoice === "none" || tools.length === 0) {
    return [];
  }
  if (typeof toolChoice === "object") {
    return tools.filter((tool) => tool.name === toolChoice.name).slice(0, 1);
  }
  if (toolChoice === "auto" && prompt.toolResults.length > 0) {
    return [];
  }
  const mentioned = tools.filter((tool) => mentions(prompt.lastText, tool.name));
  const chosen = mentioned.length > 0 ? mentioned : tools.slice(0, 1);
  return request.allowsParallelTools ? chosen : chosen.slice(0, 1);
}

const SHORTEST_WORD = 4;

function mentions(text: string, name: string): boolean {
  const words = new Set(listWords(text));
  return listWords(name.replace(/([a-z])([A-Z])/g, "$1 $2")).some((word) => words.has(word));
}

function listWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= SHORTEST_WORD);
}
