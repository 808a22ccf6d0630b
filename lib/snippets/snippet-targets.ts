import type { SnippetTarget } from "./snippet";
import { renderCurl } from "./targets/curl";
import { renderFetch } from "./targets/fetch";
import { renderHttpx } from "./targets/httpx";
import { renderRequests } from "./targets/requests";

/** Every kind of code that is offered, the first of a language being its default. */
export const snippetTargets: readonly [SnippetTarget, ...SnippetTarget[]] = [
  { id: "curl", language: "cURL", client: "curl", fileName: "request.sh", render: renderCurl },
  { id: "fetch", language: "TypeScript", client: "fetch", fileName: "request.mts", render: renderFetch },
  {
    id: "requests",
    language: "Python",
    client: "requests",
    fileName: "request.py",
    install: "pip install requests",
    render: renderRequests,
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
