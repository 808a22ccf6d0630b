import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "./describe-api";
import type { ApiDescription, Operation } from "./operation";
import { describeFixture, fixtureNames } from "./testing/read-fixture";

function find(api: ApiDescription, id: string): Operation {
  const operation = api.operations.find((candidate) => candidate.id === id);
  if (!operation) {
    throw new Error(`no operation ${id}`);
  }
  return operation;
}

describe("names of operations", () => {
  test("are unique, and so are their routes", () => {
    for (const name of fixtureNames) {
      const { operations } = describeFixture(name);
      const routes = operations.map(({ tagSlug, slug }) => `${tagSlug}/${slug}`);
      expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
      expect(new Set(routes).size).toBe(operations.length);
      for (const route of routes) {
        expect(route).toMatch(/^[a-z\d-]+\/[a-z\d-]+$/);
      }
    }
  });

  test("are made up where the document repeats or leaves out its own", () => {
    const { operations, tags } = describeFixture("broken.yaml");
    expect(operations.map(({ id, tagSlug, slug, title }) => [id, `${tagSlug}/${slug}`, title])).toEqual([
      ["same", "users/same", "Same"],
      ["same-2", "users/same-2", "Remove it"],
      ["same-3", "users/same-3", "Same"],
      ["POST /users", "users/post-users", "POST /users"],
      ["same-4", "reused/same", "Same"],
      ["POST /reused", "reused/post-reused", "POST /reused"],
    ]);
    expect(tags.map(({ name }) => name)).toEqual(["Users", "Reused"]);
  });

  test("keep the order of the document, with groups in the order of its tags", () => {
    const { operations, tags } = describeFixture("inheritance.yaml");
    expect(operations.map(({ id }) => id)).toEqual([
      "createVehicle",
      "listVehicles",
      "putNode",
      "putShape",
      "createOrder",
    ]);
    expect(tags).toEqual([
      { name: "Vehicles", slug: "vehicles", description: "What moves." },
      { name: "Unused", slug: "unused" },
      { name: "Trees", slug: "trees" },
    ]);
  });

  test("put an untagged operation of a tagged document under Operations", () => {
    const paths: JsonObject = { "/a": { get: { tags: ["A"] } }, "/b": { get: {} } };
    expect(describeApi({ openapi: "3.1.0", paths }).operations.map(({ tag }) => tag)).toEqual(["A", "Operations"]);
  });
});

describe("parameters", () => {
  test("of an operation replace those of its path in place", () => {
    const api = describeFixture("inheritance.yaml");
    const show = (id: string) =>
      find(api, id).parameters.map(({ location, name, style, explode }) => [location, name, style, explode]);
    expect(show("createVehicle")).toEqual([
      ["query", "fields", "form", true],
      ["header", "tenant", "simple", false],
    ]);
    expect(show("listVehicles")).toEqual([
      ["query", "fields", "pipeDelimited", false],
      ["header", "tenant", "simple", false],
    ]);
  });

  test("have the style and explode of their location unless they say otherwise", () => {
    const { parameters } = find(describeFixture("bodies.yaml"), "search");
    expect(parameters.map(({ name, style, explode, allowReserved }) => [name, style, explode, allowReserved])).toEqual([
      ["q", "form", true, false],
      ["filter", "form", true, false],
      ["deep", "deepObject", false, false],
      ["space", "spaceDelimited", false, false],
      ["session", "form", true, false],
      ["reserved", "form", false, true],
    ]);
  });

  test("may be described by a media type", () => {
    const filter = find(describeFixture("bodies.yaml"), "search").parameters[1];
    expect(filter).toMatchObject({
      mediaType: "application/json",
      schema: { type: "object" },
      examples: [{ value: { a: 1 } }],
    });
  });

  test("are references and examples followed", () => {
    const [, shared] = find(describeFixture("bodies.yaml"), "submit-form").parameters;
    expect(shared).toMatchObject({
      name: "shared",
      example: "everywhere",
      pointer: "#/components/parameters/Shared/schema",
    });
  });

  test("match the places of the path", () => {
    const { parameters } = find(describeFixture("broken.yaml"), "same");
    expect(parameters.map(({ location, name, schema }) => [location, name, schema])).toEqual([
      ["path", "post", { type: "string" }],
      ["path", "id", { type: "integer" }],
      ["header", "deep", { type: "object" }],
    ]);
  });

  test("called like members of Object.prototype are data", () => {
    const [operation] = describeFixture("odd-names.json").operations;
    expect(operation?.parameters.map(({ name }) => name)).toEqual(["x y", "$ref", "__proto__", "filter[a.b]"]);
    expect(operation?.parameters[2]?.examples).toEqual([{ name: "__proto__", summary: "Proto", value: "p" }]);
  });
});

describe("bodies and responses", () => {
  test("keep their media types in document order, with examples and encoding", () => {
    const api = describeFixture("bodies.yaml");
    expect(find(api, "createPerson").requestBody?.content).toMatchObject([
      {
        mediaType: "application/json",
        examples: [
          { name: "ada", summary: "Ada", value: { name: "Ada" } },
          { name: "grace", summary: "Grace", description: "With an age.", value: { name: "Grace", age: 37 } },
        ],
      },
      { mediaType: "application/x-www-form-urlencoded", examples: [{ name: "example", value: { name: "Alan" } }] },
    ]);
    const encoding = find(api, "submit-form").requestBody?.content[0]?.encoding ?? {};
    expect(Object.entries(encoding)).toEqual([
      ["address", { style: "deepObject", explode: true }],
      ["expand", { style: "form", explode: false }],
      ["__proto__", { contentType: "text/plain" }],
    ]);
  });

  test("leave out examples that are only linked to, and keep null", () => {
    const media = find(describeFixture("spellings.yaml"), "putSpellings").requestBody?.content[0];
    expect(media?.examples.map(({ name, value }) => [name, value])).toEqual([
      ["small", { one_value_enum: "only" }],
      ["nothing", null],
    ]);
  });

  test("follow references and give headers", () => {
    const responses = find(describeFixture("inheritance.yaml"), "createVehicle").responses;
    expect(responses.map(({ status, description }) => [status, description])).toEqual([
      ["201", "Added."],
      ["4XX", "It did not work."],
    ]);
    expect(find(describeFixture("bodies.yaml"), "search").responses[0]?.headers).toEqual([
      { name: "X-Total", description: "All of them.", schema: { type: "integer" } },
    ]);
  });

  test("describe each event of a stream by itemSchema", () => {
    const [ok] = find(describeFixture("spellings.yaml"), "putSpellings").responses;
    expect(ok?.content).toMatchObject([
      { mediaType: "application/json", schema: true },
      { mediaType: "text/event-stream", schema: { type: "string" } },
    ]);
  });
});

describe("security", () => {
  test("is the document's unless the operation has its own, an empty list included", () => {
    const api = describeFixture("inheritance.yaml");
    expect(find(api, "createVehicle").security).toEqual([
      [{ kind: "bearer", name: "oauth" }],
      [
        { kind: "apiKey", name: "key", in: "query", parameter: "api_key" },
        { kind: "basic", name: "tenant" },
      ],
      [],
    ]);
    expect(find(api, "listVehicles").security).toEqual([]);
  });

  test("names schemes that a browser cannot do", () => {
    const api = describeFixture("bodies.yaml");
    expect(find(api, "upload").security).toEqual([
      [
        { kind: "apiKey", name: "cookie", in: "cookie", parameter: "session" },
        { kind: "unsupported", name: "mutual", type: "mutualTLS" },
      ],
      [{ kind: "unsupported", name: "digest", type: "http digest" }],
    ]);
    expect(find(api, "submit-form").security).toEqual([
      [{ kind: "bearer", name: "token", description: "Ask an admin." }],
    ]);
  });

  test("takes no header for one whose name cannot be a header's", () => {
    const api = describeApi({
      openapi: "3.1.0",
      components: {
        securitySchemes: {
          empty: { type: "apiKey", in: "header", name: "" },
          spaced: { type: "apiKey", in: "header", name: "My Key" },
        },
      },
      security: [{ empty: [], spaced: [] }],
      paths: { "/a": { get: { parameters: [{ name: "Trace Id", in: "header", schema: {} }], responses: {} } } },
    });
    const [operation] = api.operations;
    expect(operation?.security).toEqual([
      [
        { kind: "unsupported", name: "empty", type: "apiKey" },
        { kind: "unsupported", name: "spaced", type: "apiKey" },
      ],
    ]);
    expect(operation?.parameters).toEqual([]);
    expect(api.problems.map(({ message }) => message)).toEqual([
      'No header can be called "Trace Id"; the parameter is left out.',
    ]);
  });

  test("is read from an Authorization header that the document declares as a parameter", () => {
    const search = find(describeFixture("bodies.yaml"), "search");
    expect(search.security).toEqual([
      [{ kind: "apiKey", name: "Authorization", in: "header", parameter: "Authorization" }],
    ]);
    expect(search.parameters.map(({ name }) => name)).not.toContain("Authorization");
  });
});

describe("servers", () => {
  test("are listed for each value that their variables may have, the defaults first", () => {
    const variables = { region: { default: "us", enum: ["eu", "us"] }, stage: { enum: ["live", "test"] } };
    const url = "https://{region}.a.example/{stage}";
    const readServer = (server: JsonObject) => describeApi({ openapi: "3.1.0", paths: {}, servers: [server] });
    expect(readServer({ url, variables, description: "API" }).servers.map((server) => Object.values(server))).toEqual([
      ["https://us.a.example/live", "API"],
      ["https://us.a.example/test", "API (us, test)"],
      ["https://eu.a.example/live", "API (eu, live)"],
      ["https://eu.a.example/test", "API (eu, test)"],
    ]);
    const many = { enum: Array.from({ length: 100 }, (_, number) => number) };
    const bounded = readServer({ url, variables: { region: many, stage: many } });
    expect(bounded.servers).toHaveLength(24);
    expect(bounded.problems.map(({ message }) => message).join()).toContain("first 24 values");
  });

  test("fill their variables with the defaults", () => {
    expect(describeFixture("inheritance.yaml").servers[0]).toEqual({
      url: "https://eu.fleet.example/live/v2",
      name: "Fleet production",
    });
  });

  test("start at the address of the document when they are relative", () => {
    const document = { openapi: "3.0.0", servers: [{ url: "../v2" }, { url: "/" }], paths: {} };
    const { servers } = describeApi(document, { sourceUrl: "https://api.example/docs/openapi.json" });
    expect(servers.map(({ url }) => url)).toEqual(["https://api.example/v2", "https://api.example"]);
  });

  test("of an operation come before those of its path", () => {
    const paths: JsonObject = {
      "/a": {
        servers: [{ url: "https://path.example" }],
        get: { servers: [{ url: "https://own.example/" }] },
        put: {},
      },
    };
    const urls = describeApi({ openapi: "3.1.0", paths }).operations.map(({ serverUrl }) => serverUrl);
    expect(urls).toEqual(["https://own.example", "https://path.example"]);
  });
});

test("reads the playground's own extension", () => {
  expect(describeFixture("odd-names.json").hints).toEqual({
    keyUrl: "https://odd.example/keys",
    credentialVariable: "ODD_KEY",
  });
  expect(find(describeFixture("bodies.yaml"), "createPerson").hints).toEqual({
    order: ["age"],
    stream: { property: "stream", assembler: "responses" },
    confirm: "This makes a person.",
    secret: "/key",
  });
});

describe("problems", () => {
  test.each([["inheritance.yaml"], ["cycles.json"], ["spellings.yaml"], ["odd-names.json"]])(
    "%s has none, odd as it is",
    (name) => {
      expect(describeFixture(name).problems).toEqual([]);
    },
  );

  test("say what is wrong and where", () => {
    const api = describeFixture("broken.yaml");
    const path = "#/paths/~1users~1{id}~1posts~1{post}";
    expect(api.problems.map(({ pointer }) => pointer).sort()).toEqual(
      [
        "#/components/schemas/Half/properties/lost/$ref",
        "#/paths/users/post/requestBody/content/application~1json/schema/$ref",
        "#/paths/~1lost",
        `${path}/delete`,
        `${path}/get`,
        `${path}/get`,
        `${path}/get/parameters/0`,
        `${path}/get/parameters/1`,
        `${path}/get/parameters/2`,
        `${path}/get/parameters/3`,
        `${path}/get/responses/200`,
        `${path}/parameters/1/schema`,
        "#/security",
        "#/servers/0",
        "#/servers/1",
        "#/servers/2",
      ].sort(),
    );
    expect(api.problems.find(({ pointer }) => pointer.endsWith("lost/$ref"))?.message).toBe(
      "The reference #/components/schemas/Missing leads nowhere.",
    );
    expect(api.problems).toBe(api.problems);
  });

  test("include a document without operations", () => {
    const api = describeFixture("webhooks.yaml");
    expect(api.operations).toEqual([]);
    expect(api.problems.map(({ pointer }) => pointer)).toEqual(["#/paths", "#/components/schemas/Lost/$ref"]);
  });
});
