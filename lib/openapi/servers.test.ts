import { expect, test } from "vitest";
import { baseUrlOn, listServers } from "./servers";

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

test.each([
  ["replaces a described server", {}, "https://files.example/v2"],
  ["gives the operator's base URL its path", { upstreamBaseUrl: "http://localhost:9/x" }, "http://localhost:9/v2"],
])("an operation's own server %s, but never the demo", (_, options, expected) => {
  const [first, ...others] = listServers({ servers: servers.slice(0, 1) }, options);
  expect(first && baseUrlOn(first, "https://files.example/v2/")).toBe(expected);
  expect(first && baseUrlOn(first, undefined)).toBe(first?.baseUrl);
  expect(others.map((server) => baseUrlOn(server, "https://files.example/v2"))).toEqual(["/api/demo"]);
});
