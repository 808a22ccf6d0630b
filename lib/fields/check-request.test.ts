import { describe, expect, it } from "vitest";
import { checkRequest } from "./check-request";
import type { Draft } from "./draft";
import type { RequestValues } from "./operation-form";
import { bodyDraft, bodyNode, type RequestDraft, requestDraftFromValues } from "./request-draft";
import { startDraft } from "./start-draft";
import { sampleForm } from "./testing/sample-form";

const valid: RequestValues = {
  path: { chat: "1" },
  body: { messages: [{ role: "user", content: "Hi" }], model: "m" },
};

function problemsOf(draft: RequestDraft): string[] {
  return checkRequest(sampleForm, draft).map(({ name, where, message }) => `${name} | ${where} | ${message}`);
}

/** The draft of a valid request with one draft inside the body replaced. */
function withBodyPart(values: RequestValues, change: (body: Draft) => Draft): RequestDraft {
  const draft = requestDraftFromValues(sampleForm, values);
  const body = bodyDraft(sampleForm, draft.body) ?? { state: "absent" };
  return { ...draft, body: { ...draft.body, drafts: { m0: change(body) } } };
}

describe("checkRequest", () => {
  it("has nothing to say about a valid request", () => {
    expect(problemsOf(requestDraftFromValues(sampleForm, valid))).toEqual([]);
  });

  it.each<[string, RequestValues, string[]]>([
    ["a missing parameter", { ...valid, path: {} }, ["path.parts.p0 | chat | Required"]],
    ["an empty path parameter", { ...valid, path: { chat: "" } }, ["path.parts.p0 | chat | Required"]],
    ["a parameter out of bounds", { ...valid, query: { limit: 0 } }, ["query.parts.p0 | limit | Must be 1 or more"]],
    [
      "an item of a parameter",
      { ...valid, query: { "tags[]": ["a", 1] } },
      ["query.parts.p1.rows.r1.value | tags[] 2 | Must be text"],
    ],
    ["a missing body", { path: { chat: "1" } }, ["body.drafts.m0 |  | Required"]],
    [
      "missing members",
      { ...valid, body: {} },
      ["body.drafts.m0.parts.p0 | messages | Required", "body.drafts.m0.parts.p1 | model | Required"],
    ],
    [
      "a value deep inside variants",
      {
        ...valid,
        body: {
          model: "m",
          messages: [
            {
              role: "user",
              content: [
                { type: "text", text: "" },
                { type: "image_url", image_url: { url: 1 } },
              ],
            },
          ],
        },
      },
      [
        "body.drafts.m0.parts.p0.rows.r0.value.parts.v1.parts.p1.parts.v1.rows.r1.value.parts.v1.parts.p1.parts.p0 | messages 1 › content 2 › image_url › url | Must be text",
      ],
    ],
    [
      "a value that fits no variant, at its JSON text",
      { ...valid, body: { model: "m", messages: [{ role: "robot" }] } },
      ['body.drafts.m0.parts.p0.rows.r0.value | messages 1 › role | Must be one of "system", "user", "tool"'],
    ],
    [
      "a value in a map",
      { ...valid, body: { model: "m", messages: [{ role: "user", content: "" }], logit_bias: { "50256": "x" } } },
      ["body.drafts.m0.parts.p3.rows.r0.value | logit_bias › 50256 | Must be a number"],
    ],
  ])("names the field of %s", (_, values, expected) => {
    expect(problemsOf(requestDraftFromValues(sampleForm, values))).toEqual(expected);
  });

  it("explains half a number once, at its field", () => {
    const draft = withBodyPart(valid, (body) => ({
      ...body,
      parts: { ...body.parts, p2: { state: "set", text: "1e" } },
    }));
    expect(problemsOf(draft)).toEqual(["body.drafts.m0.parts.p2 | temperature | Not a number; it is sent as text"]);
  });

  it.each([
    ["9007199254740993", "Cannot be sent exactly: 9007199254740992 is sent instead"],
    ["1e999", "Too large for a number; it is sent as text"],
  ])("explains the number %s", (text, message) => {
    const draft = withBodyPart(valid, (body) => ({ ...body, parts: { ...body.parts, p2: { state: "set", text } } }));
    expect(problemsOf(draft)).toEqual([`body.drafts.m0.parts.p2 | temperature | ${message}`]);
  });

  it.each([
    ["{", "Not valid JSON; it is sent as text"],
    ["[".repeat(2000) + "]".repeat(2000), "Nests deeper than 1000 levels; it is sent as text"],
    [
      '{"role": "user", "content": 9007199254740993}',
      "9007199254740993 cannot be sent exactly: numbers keep about 16 digits",
    ],
  ])("explains the JSON text %s", (text, message) => {
    const draft = withBodyPart(valid, (body) => ({
      ...body,
      parts: { ...body.parts, p0: { state: "set", order: ["r0"], rows: { r0: { value: { state: "raw", text } } } } },
    }));
    expect(problemsOf(draft)).toContain(`body.drafts.m0.parts.p0.rows.r0.value | messages 1 | ${message}`);
  });

  it("reports rows without a value, and counts them in what comes after", () => {
    const tags: Draft = {
      state: "set",
      order: ["r0", "r1", "r2"],
      rows: {
        r0: { value: { state: "set", text: "", blank: true } },
        r1: { value: { state: "set", text: "a" } },
        r2: { value: { state: "raw", text: "1" } },
      },
    };
    const draft = requestDraftFromValues(sampleForm, valid);
    expect(problemsOf({ ...draft, query: { state: "set", parts: { p1: tags } } })).toEqual([
      "query.parts.p1.rows.r0.value | tags[] 1 | Required",
      "query.parts.p1.rows.r2.value | tags[] 3 | Must be text",
    ]);
  });

  it("reports rows without a name and names that are taken", () => {
    const row = (key: string): { key: string; value: Draft } => ({ key, value: { state: "set", text: "1" } });
    const draft = requestDraftFromValues(sampleForm, valid);
    const query: Draft = {
      state: "set",
      parts: { p0: { state: "set", text: "1" } },
      order: ["r0", "r1", "r2", "r3"],
      rows: { r0: row(""), r1: row("x"), r2: row("x"), r3: row("limit") },
    };
    expect(problemsOf({ ...draft, query })).toEqual([
      "query.rows.r0.key |  | Needs a name",
      "query.rows.r2.key | x | This name is used above; only the first is sent",
      "query.rows.r3.key | limit | This name is used above; only the first is sent",
    ]);
  });

  it("asks for the file that a link cannot hold", () => {
    const values: RequestValues = { ...valid, mediaType: "multipart/form-data", body: { file: null, model: "m" } };
    expect(problemsOf(requestDraftFromValues(sampleForm, values))).toEqual([
      "body.drafts.m1.parts.p0 | file | Choose the file: it is not part of links or JSON",
    ]);
  });

  it("points an empty form at everything that is required", () => {
    const draft = requestDraftFromValues(sampleForm, {});
    const start = startDraft(bodyNode(sampleForm, draft.body.mediaType));
    expect(problemsOf({ ...draft, body: { ...draft.body, drafts: { m0: start } } })).toEqual([
      "path.parts.p0 | chat | Required",
      "body.drafts.m0.parts.p0.rows.r0.value.parts.v0.parts.p1 | messages 1 › content | Required",
      "body.drafts.m0.parts.p1 | model | Required",
    ]);
  });
});
