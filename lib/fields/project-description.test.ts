import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { buildResponseField } from "./build-response-field";
import { exampleValue } from "./example-value";
import type { FieldNode } from "./field";
import { fitsField } from "./fits-field";
import { packForm } from "./pack-form";
import { createOracle } from "./testing/ajv-oracle";

const document = readProjectDescription();
const api = describeApi(document);
const forms = api.operations.map((operation) => buildOperationForm(api, operation));
const oracle = createOracle(document);
const judges = new Map<string, ReturnType<typeof oracle>>();

/** Compiling the schemas is most of the work here. */
function judge(pointer: string): ReturnType<typeof oracle> {
  const known = judges.get(pointer) ?? oracle(pointer);
  judges.set(pointer, known);
  return known;
}

function requireForm(id: string) {
  const form = forms.find((candidate) => candidate.id === id);
  if (!form) {
    throw new Error(`no operation ${id}`);
  }
  return form;
}

test("is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("has no problems", () => {
  expect(api.problems).toEqual([]);
});

test("has operations with a title, a description, a tag of the document and the bearer key", () => {
  const tags = api.tags.map(({ name }) => name);
  for (const { id, title, description, tag, security } of api.operations) {
    expect({ id, titled: title.length > 3, described: (description ?? "").length > 20 }).toEqual({
      id,
      titled: true,
      described: true,
    });
    expect(tags).toContain(tag);
    expect(security.flat().map(({ kind }) => kind)).toEqual(["bearer"]);
  }
});

describe.each(api.operations.map((operation) => [operation.id, operation] as const))("%s", (id, operation) => {
  const media = [operation.requestBody, ...operation.responses].flatMap((owner) => owner?.content ?? []);

  test("has examples that satisfy their schemas", () => {
    for (const { pointer, schema, examples } of [...operation.parameters, ...media]) {
      for (const { name, value } of typeof schema === "object" ? examples : []) {
        expect({ pointer, name, ...judge(pointer)(value) }).toEqual({ pointer, name, valid: true, keywords: [] });
      }
    }
  });

  test("has an example request that its form takes", () => {
    const form = requireForm(id);
    const [example] = form.examples;
    const body = form.body?.media[0];
    if (body && example?.values.body !== undefined) {
      expect(fitsField(body.node, example.values.body)).toBe(true);
    }
    expect(!form.body?.required || example?.values.body !== undefined).toBe(true);
    for (const { name, location, required } of form.parameters) {
      expect(!required || Object.hasOwn(example?.values[location] ?? {}, name)).toBe(true);
    }
  });

  test("has answers whose generated examples satisfy their schemas", () => {
    for (const { status, content } of operation.responses) {
      for (const { mediaType, pointer } of content.filter((item) => typeof item.schema === "object")) {
        const node = buildResponseField(
          api,
          operation,
          Number(status.replace(/X/g, "0").replace("default", "599")),
          mediaType,
        );
        const value = node && exampleValue(node);
        expect({ pointer, value, ...judge(pointer)(value ?? null) }).toEqual({
          pointer,
          value,
          valid: true,
          keywords: [],
        });
      }
    }
  });

  test("leaves nothing in its form unchecked or unnamed", () => {
    for (const node of packForm(requireForm(id)).nodes) {
      expect(node.unchecked ?? []).toEqual([]);
      for (const { label } of node.kind === "union" ? node.variants : []) {
        expect(label).not.toMatch(/^object$|^Option|\(\d\)$|^value$/);
      }
    }
  });
});

test("gives hints that lead somewhere", () => {
  const ids = api.operations.map(({ id }) => id);
  const sources = forms.flatMap((form) => packForm(form).nodes.flatMap((node) => node.hints?.options?.operation ?? []));
  expect(sources).toContain("getModels");
  expect(ids).toEqual(expect.arrayContaining(sources));
  for (const { body, hints } of forms) {
    const node = body?.media[0]?.node;
    const names = node?.kind === "object" ? node.properties.map(({ name }) => name) : [];
    expect(names).toEqual(
      expect.arrayContaining([...(hints.order ?? []), ...(hints.stream ? [hints.stream.property] : [])]),
    );
  }
});

/** The labels of the union at a path of property names; `[]` goes into a list, a label into that variant. */
function labelsAt(root: FieldNode | undefined, path: string[]): string[] | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === "array" && step === "[]") {
      node = node.item;
    } else if (node?.kind === "object") {
      node = node.properties.find(({ name }) => name === step)?.node;
    } else if (node?.kind === "union") {
      node = node.variants.find(({ label }) => label === step)?.node;
    } else {
      return undefined;
    }
  }
  return node?.kind === "union" ? node.variants.map(({ label }) => label) : undefined;
}

test.each([
  ["messages []", "system | user | assistant | tool | developer"],
  ["messages [] user content", "text | list of parts"],
  ["messages [] user content list_of_parts []", "text | image_url | input_audio | file | video_url | input_video"],
  ["messages [] system content", "text | list of parts"],
  ["response_format", "text | json_object | json_schema | grammar | python"],
  ["stop", "text | list of texts"],
])("names the variants of %s in a chat completion", (path, labels) => {
  const node = requireForm("sendChatCompletionRequest").body?.media[0]?.node;
  expect(
    labelsAt(
      node,
      path.split(" ").map((step) => step.replaceAll("_of_", " of ")),
    )?.join(" | "),
  ).toBe(labels);
});

test("puts the curated properties of a chat completion first", () => {
  const node = requireForm("sendChatCompletionRequest").body?.media[0]?.node;
  const names = node?.kind === "object" ? node.properties.map(({ name }) => name) : [];
  expect(names.slice(0, 4)).toEqual(["model", "messages", "stream", "temperature"]);
});
