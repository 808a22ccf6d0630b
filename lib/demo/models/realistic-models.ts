/** Well-known models, so that the demo's list looks like a real one. Prices in US dollars per token. */
export const realisticModels = [
  {
    id: "anthropic/claude-sonnet-4.5",
    name: "Anthropic: Claude Sonnet 4.5",
    description: "A strong general model for coding, long tasks and tools.",
    context_length: 1000000,
    prompt: "0.000003",
    completion: "0.000015",
  },
  {
    id: "deepseek/deepseek-r1",
    name: "DeepSeek: R1",
    description: "An open model that thinks at length before it answers.",
    context_length: 163840,
    prompt: "0.0000004",
    completion: "0.000002",
  },
  {
    id: "meta-llama/llama-3.3-70b-instruct",
    name: "Meta: Llama 3.3 70B Instruct",
    description: "An open model for conversations in several languages.",
    context_length: 131072,
    prompt: "0.00000013",
    completion: "0.00000039",
  },
  {
    id: "mistralai/mistral-small-3.2-24b-instruct",
    name: "Mistral: Mistral Small 3.2 24B",
    description: "A small open model that follows instructions closely.",
    context_length: 131072,
    prompt: "0.00000006",
    completion: "0.00000018",
  },
  {
    id: "qwen/qwen3-coder",
    name: "Qwen: Qwen3 Coder",
    description: "A large open model for programming with tools.",
    context_length: 262144,
    prompt: "0.00000022",
    completion: "0.00000095",
  },
] as const;
