import type { SdkName } from "@/lib/openapi/operation";
import type { SnippetTarget } from "./snippet";
import { renderCurl } from "./targets/curl";
import { renderFetch } from "./targets/fetch";
import { renderHttpx } from "./targets/httpx";
import { renderRequests } from "./targets/requests";

/** Every kind of code that is offered, the first of a language being its default. */
export const snippetTargets: readonly [SnippetTarget, ...SnippetTarget[]] = [
  { id: "curl", language: "cURL", client: "bash, zsh", fileName: "request.sh", render: renderCurl },
  { id: "fetch", language: "TypeScript", client: "fetch", fileName: "request.mts", render: renderFetch },
  {
    id: "openai-node",
    language: "TypeScript",
    client: "OpenAI SDK",
    fileName: "request.mts",
    install: "npm install openai",
    sdk: "openai",
    load: async () => (await import("./targets/openai-node")).renderOpenAiNode,
  },
  {
    id: "openrouter-sdk",
    language: "TypeScript",
    client: "OpenRouter SDK",
    fileName: "request.mts",
    install: "npm install @openrouter/sdk",
    sdk: "openrouter",
    load: async () => (await import("./targets/openrouter-sdk")).renderOpenRouterSdk,
  },
  {
    id: "requests",
    language: "Python",
    client: "requests",
    fileName: "request.py",
    install: "pip install requests",
    render: renderRequests,
  },
  {
    id: "openai-python",
    language: "Python",
    client: "OpenAI SDK",
    fileName: "request.py",
    install: "pip install openai",
    sdk: "openai",
    load: async () => (await import("./targets/openai-python")).renderOpenAiPython,
  },
  {
    id: "httpx",
    language: "Python",
    client: "httpx",
    fileName: "request.py",
    install: "pip install httpx",
    render: renderHttpx,
  },
];

/** The targets that are offered for an API that has these SDKs. */
export function listTargets(clients: readonly SdkName[]): SnippetTarget[] {
  return snippetTargets.filter(({ sdk }) => sdk === undefined || clients.includes(sdk));
}
