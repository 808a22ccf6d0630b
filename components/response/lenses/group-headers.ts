type HeaderPair = readonly [name: string, value: string];

export interface HeaderGroup {
  title: string;
  headers: HeaderPair[];
}

const groups: { title: string; pattern: RegExp }[] = [
  { title: "Rate limits", pattern: /ratelimit|rate-limit|^retry-after/ },
  { title: "Ids", pattern: /(?:^|-)(?:id|ids|requestid|trace|traceparent|ray)$|generation/ },
  {
    title: "Model and provider",
    pattern: /^(?:openai|anthropic|x-openrouter|x-groq|x-amzn-bedrock)-|(?:^|-)(?:model|provider)(?:-|$)/,
  },
  { title: "Server times", pattern: /timing|^date$|^age$|processing-ms$|^x-response-time$/ },
  {
    title: "Body",
    pattern:
      /^content-(?:type|length|encoding|language|disposition|range)$|^etag$|^last-modified$|^x-relay-content-type$|^transfer-encoding$/,
  },
];

/** Headers in the groups that people look for first, each in the order of arrival; empty groups are left out. */
export function groupHeaders(headers: readonly HeaderPair[]): HeaderGroup[] {
  const rest: HeaderPair[] = [];
  const found = groups.map(({ title }): HeaderGroup => ({ title, headers: [] }));
  for (const pair of headers) {
    const index = groups.findIndex(({ pattern }) => pattern.test(pair[0].toLowerCase()));
    (found[index]?.headers ?? rest).push(pair);
  }
  return [...found, { title: "Other headers", headers: rest }].filter((group) => group.headers.length > 0);
}
