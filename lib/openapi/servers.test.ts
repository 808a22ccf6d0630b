import { expect, test } from "vitest";
import { listServers } from "./servers";

const servers = [
  { url: "https://api.example/v1", name: "api.example" },
  { url: "https://demo.example", name: "Demo" },
  { url: "https://eu.example", name: "Europe (Frankfurt)" },
  { url: "https://eu2.example", name: "Europe, Frankfurt" },
  { url: "https://long.example:8443", name: "The one for everything that is not urgent at all" },
  { url: "https://ja.example", name: "日本" },
];

test("gives every server an id that is unique and safe in a path, the demo last", () => {
  expect(listServers({ servers }).map(({ id }) => id)).toEqual([
    "api-example",
    "demo-2",
    "europe-frankfurt",
    "europe-frankfurt-2",
    "long-example-8443",
    "server",
    "demo",
  ]);
});

test("marks only the demo server as such and keeps it on this origin", () => {
  expect(listServers({ servers: [] })).toEqual([
    { id: "demo", name: "Demo server", baseUrl: "/api/demo", isDemo: true },
  ]);
});

test.each([
  [
    "keeps the first server's name",
    servers.slice(1, 3),
    ["Demo http://localhost:9/x", "Europe (Frankfurt) https://eu.example"],
  ],
  ["is named after itself where the first server is", servers.slice(0, 1), ["localhost:9 http://localhost:9/x"]],
  ["stands alone in a description without servers", [], ["localhost:9 http://localhost:9/x"]],
])("the operator's base URL %s", (_, described, expected) => {
  const listed = listServers({ servers: described }, { upstreamBaseUrl: "http://localhost:9/x/" });
  expect(listed.filter(({ isDemo }) => !isDemo).map(({ name, baseUrl }) => `${name} ${baseUrl}`)).toEqual(expected);
});
