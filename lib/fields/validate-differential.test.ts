import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { parseDocument } from "@/lib/openapi/parse-document";
import { draftFromJson } from "./draft-from-json";
import { jsonFromDraft } from "./json-from-draft";
import { formatPath } from "./problem";
import { createOracle } from "./testing/ajv-oracle";
import { awkwardDocument } from "./testing/awkward-document";
import { mutateJson } from "./testing/mutate-json";
import { createRandom, type Random, runSeed } from "./testing/random";
import { listRequestSchemas, type RequestSchema } from "./testing/request-schemas";
import { generateInstance } from "./testing/schema-instances";
import { compileValidator } from "./validate";

const ownDocument = readDocument(join(process.cwd(), "public", "openapi.yaml"));
const INSTANCES = 150;
const FIXED_SEED = 20_260_131;

/**
 * Keywords that are left to the server: exclusive alternatives, conditions, what other schemas have not looked at, members that
 * may not be, decimal multiples that binary fractions miss, and the fine print of formats.
 */
const LEFT_TO_THE_SERVER = new Set([
  "oneOf",
  "not",
  "if",
  "dependentRequired",
  "unevaluatedProperties",
  "contains",
  "false schema",
  "multipleOf",
  "format",
]);
/** "closed and open" forbids each other's members, and only answers have the `id` of the other. */
const LAX_BY_DESIGN = new Set(["closed and open", "read and write only"]);
/**
 * What a description implies without saying it: a type, by keywords that only mean something for one, and the tag values of a
 * discriminator's mapping.
 */
const IMPLIED = new Set(["closed and open", "untyped", "untyped list", "declared tag"]);

describe.each([
  ["the fixed seed", FIXED_SEED],
  ["a random seed", runSeed],
])("compileValidator beside Ajv, with %s %i", (_, seed) => {
  it("is never stricter on any request schema of the API description, and laxer only where it says so", () => {
    const { stricter, laxer, judged, valid } = compare(ownDocument, createRandom(seed));
    expect(stricter).toEqual([]);
    expect(laxer.filter(({ value, keywords }) => !hasProtoMember(value) && !keywords.includes("format"))).toEqual([]);
    expect(laxer.length).toBeLessThan(judged / 500);
    expect(valid).toBeGreaterThan(judged / 3);
    expect(valid).toBeLessThan((judged * 9) / 10);
  });

  it("differs on awkward schemas only where it says so", () => {
    const { stricter, laxer } = compare(awkwardDocument, createRandom(seed));
    expect(stricter.filter(({ schema }) => !IMPLIED.has(schema))).toEqual([]);
    const unexplained = laxer.filter(
      ({ schema, value, keywords }) =>
        !LAX_BY_DESIGN.has(schema) &&
        !hasProtoMember(value) &&
        !keywords.some((keyword) => LEFT_TO_THE_SERVER.has(keyword)),
    );
    expect(unexplained).toEqual([]);
  });

  it.each([
    ["the API description", ownDocument],
    ["awkward schemas", awkwardDocument],
  ])("leaves drafts that give the same JSON back, for %s", (__, document) => {
    const random = createRandom(seed);
    for (const schema of listRequestSchemas(document)) {
      for (const value of instancesOf(schema, random)) {
        const back = jsonFromDraft(schema.node, draftFromJson(schema.node, value));
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }
    }
  });
});

interface Difference {
  schema: string;
  value: Json;
  keywords: string[];
  problems: string[];
}

function compare(document: JsonObject, random: Random) {
  const oracle = createOracle(document);
  const stricter: Difference[] = [];
  const laxer: Difference[] = [];
  let judged = 0;
  let valid = 0;
  for (const request of listRequestSchemas(document)) {
    const judgeByAjv = oracle(request.pointer);
    const validate = compileValidator(request.node);
    for (const value of instancesOf(request, random)) {
      const ajv = judgeByAjv(value);
      const problems = validate(value).map(({ path, message }) => `${formatPath(path)}: ${message}`);
      judged += 1;
      valid += ajv.valid ? 1 : 0;
      if (ajv.valid !== (problems.length === 0)) {
        (ajv.valid ? stricter : laxer).push({ schema: nameOf(request), value, keywords: ajv.keywords, problems });
      }
    }
  }
  return { stricter, laxer, judged, valid };
}

/** A third as generated, a third with one mutation, a third with two. */
function instancesOf({ schema, resolve }: RequestSchema, random: Random): Json[] {
  return Array.from({ length: INSTANCES }, (_, index) => {
    const value = generateInstance(schema, resolve, random);
    return Array.from({ length: index % 3 }).reduce<Json>((mutated) => mutateJson(mutated, random), value);
  });
}

/** A referenced schema by its name, another by its place. */
function nameOf({ schema, pointer }: RequestSchema): string {
  const reference = isJsonObject(schema) && typeof schema.$ref === "string" ? schema.$ref : pointer;
  return decodeURI(reference.split("/").at(-1) ?? "");
}

/** zod never looks at a member of this name. */
function hasProtoMember(value: Json): boolean {
  if (Array.isArray(value)) {
    return value.some(hasProtoMember);
  }
  return isJsonObject(value) && (Object.hasOwn(value, "__proto__") || Object.values(value).some(hasProtoMember));
}

function readDocument(path: string): JsonObject {
  const parsed = parseDocument(readFileSync(path, "utf8"), path);
  if (!parsed.ok) {
    throw new Error(parsed.message);
  }
  return parsed.document;
}
