import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { loadDescription } from "@/lib/openapi/load-description";
import type { ApiDescription, Operation } from "@/lib/openapi/operation";
import { describeOperation, type OperationReference } from "./describe-operation";
import type { Entry } from "./outline";
import { chooseShownDetails } from "./shown-details";
import { listDescribedNames } from "./testing/described-names";

const description = await loadDescription();

function listRoots({ parameterGroups, body, responses }: OperationReference): Entry[] {
  return [
    ...parameterGroups.flatMap((group) => group.parameters.map(({ entry }) => entry)),
    ...body.map(({ entry }) => entry),
    ...responses.flatMap(({ headers, content }) => [...headers, ...content].map(({ entry }) => entry)),
  ];
}

function listEntries(roots: Entry[]): Entry[] {
  return roots.flatMap((entry) => {
    const { detail } = entry;
    return [entry, ...(detail && "entries" in detail ? listEntries(detail.entries) : [])];
  });
}

function describeDocument(document: JsonObject): [ApiDescription, Operation] {
  const api = describeApi({ openapi: "3.1.0", info: { title: "Test", version: "1" }, ...document });
  const [operation] = api.operations;
  if (!operation) throw new Error("The test document has no operation.");
  return [api, operation];
}

describe("describeOperation", () => {
  it.each(description.operations.map((operation) => [operation.id, operation] as const))(
    "lists every property, variant and answer of %s",
    (_, operation) => {
      const reference = describeOperation(description, operation);
      const entries = listEntries(listRoots(reference));
      const names = new Set(entries.map(({ name }) => name));
      const described = listDescribedNames(description, operation);
      expect([...described.properties].filter((name) => !names.has(name))).toEqual([]);
      const unions = entries.flatMap(({ detail }) => (detail?.kind === "variants" ? [detail.entries.length] : []));
      expect([...described.variantCounts].filter((count) => !unions.includes(count))).toEqual([]);
      expect(reference.responses.map(({ response }) => response.status).sort()).toEqual(
        operation.responses.map(({ status }) => status).sort(),
      );
    },
  );

  it.each(description.operations.map((operation) => [operation.id, operation] as const))(
    "leads to something described wherever it leads, for %s",
    (_, operation) => {
      const entries = listEntries(listRoots(describeOperation(description, operation)));
      const ids = new Set(entries.map(({ id }) => id));
      expect(ids.size).toBe(entries.length);
      for (const { detail } of entries) {
        if (detail?.kind !== "elsewhere") continue;
        expect(ids).toContain(detail.to.id);
        expect(detail.to.detail?.kind).not.toBe("elsewhere");
      }
    },
  );

  it("puts exact statuses before ranges and those before the default", () => {
    const answer = { description: "An answer." };
    const [api, operation] = describeDocument({
      paths: {
        "/a": { get: { responses: { default: answer, "5XX": answer, "4XX": answer, "404": answer, "200": answer } } },
      },
    });
    const { responses } = describeOperation(api, operation);
    expect(responses.map(({ response, isError }) => [response.status, isError])).toEqual([
      ["200", false],
      ["404", true],
      ["4XX", true],
      ["5XX", true],
      ["default", true],
    ]);
  });

  it("takes a lone default for the answer", () => {
    const [api, operation] = describeDocument({
      paths: { "/a": { get: { responses: { default: { description: "The answer." } } } } },
    });
    expect(describeOperation(api, operation).responses).toMatchObject([{ isError: false }]);
  });

  it("lists the parts of a body that the form edits as one text", () => {
    const schema = { type: "object", properties: { name: { type: "string" } } };
    const [api, operation] = describeDocument({
      paths: {
        "/a": {
          post: {
            requestBody: { content: { "application/xml": { schema } } },
            responses: { "200": { description: "" } },
          },
        },
      },
    });
    expect(listEntries(listRoots(describeOperation(api, operation))).map(({ id }) => id)).toEqual([
      "body",
      "body-name",
    ]);
  });

  it("reaches every entry of a huge description over pages of bounded size", () => {
    const schemas: JsonObject = {};
    for (let index = 0; index < 400; index += 1) {
      const next = (step: number) => ({ $ref: `#/components/schemas/T${(index * 3 + step) % 400}` });
      const properties = Object.fromEntries(
        Array.from({ length: 6 }, (_, at) => [`p${index}_${at}`, { type: "string" }]),
      );
      schemas[`T${index}`] = {
        type: "object",
        properties: {
          ...properties,
          one: next(1),
          many: { type: "array", items: next(2) },
          any: { oneOf: [next(3), next(4)] },
        },
      };
    }
    const content = { "application/json": { schema: { $ref: "#/components/schemas/T0" } } };
    const [api, operation] = describeDocument({
      paths: { "/a": { get: { responses: { "200": { description: "Everything.", content } } } } },
      components: { schemas },
    });
    const reference = describeOperation(api, operation);
    const limit = 300;
    const seen = new Set<string>();
    const pages: Entry[][] = [listRoots(reference)];
    for (let roots = pages.pop(); roots; roots = pages.pop()) {
      const shown = chooseShownDetails(roots, limit);
      const visit = (entry: Entry) => {
        seen.add(entry.name);
        const { detail } = entry;
        if (!detail || !("entries" in detail)) return;
        if (shown.has(entry.id)) detail.entries.forEach(visit);
        else pages.push([{ ...entry, role: "root" }]);
      };
      roots.forEach(visit);
      expect(shown.size).toBeLessThanOrEqual(limit + 20);
    }
    const missing = Array.from({ length: 400 }, (_, index) => `p${index}_5`).filter((name) => !seen.has(name));
    expect(missing).toEqual([]);
  });
});
