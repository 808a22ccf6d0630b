import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import type { RequestValues } from "./operation-form";
import {
  bodyDraft,
  bodyName,
  bodyNode,
  parameterNode,
  requestDraftFromValues,
  switchMediaType,
  valuesFromRequestDraft,
} from "./request-draft";
import { anyJson } from "./testing/json-arbitrary";
import { sampleForm } from "./testing/sample-form";

const members = anyJson.filter(isJsonObject).filter((value) => Object.keys(value).length > 0);

const anyValues: fc.Arbitrary<RequestValues> = fc.record(
  {
    path: members,
    query: members,
    header: members,
    cookie: members,
    mediaType: fc.constantFrom("multipart/form-data", "image/png", "text/csv; charset=utf-8", "__proto__"),
    body: anyJson,
  },
  { requiredKeys: [] },
);

describe("request drafts", () => {
  it("give back the values that they were made from", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const back = valuesFromRequestDraft(sampleForm, requestDraftFromValues(sampleForm, values));
        expect(JSON.stringify(sorted(back))).toBe(JSON.stringify(sorted(values)));
      }),
      { numRuns: 300 },
    );
  });

  it("give back the body of an operation that has none", () => {
    const { body: _, ...form } = sampleForm;
    const values: RequestValues = { mediaType: "text/plain", body: { a: [1] } };
    expect(valuesFromRequestDraft(form, requestDraftFromValues(form, values))).toEqual(values);
  });

  it("leave out the media type that is the first anyway", () => {
    const values = { mediaType: "application/json", body: {} };
    expect(valuesFromRequestDraft(sampleForm, requestDraftFromValues(sampleForm, values))).toEqual({ body: {} });
  });

  it("show required parameters that are missing, and send nothing for them", () => {
    const draft = requestDraftFromValues(sampleForm, {});
    expect(draft.path.parts?.p0).toEqual({ state: "set", text: "", blank: true });
    expect(valuesFromRequestDraft(sampleForm, draft)).toEqual({});
  });

  it.each([
    ["application/json", "body.drafts.m0"],
    ["Application/JSON; charset=utf-8", "body.drafts.m0"],
    ["image/png", "body.drafts.m2"],
    ["text/plain", "body.drafts.m3"],
  ])("keep the body of %s as %s", (mediaType, name) => {
    expect(bodyName(sampleForm, mediaType)).toBe(name);
  });

  it("edit a body that is not described as JSON", () => {
    expect(bodyNode(sampleForm, "text/plain")).toEqual({ kind: "any" });
  });

  it("keep the node of a place", () => {
    expect(parameterNode(sampleForm, "query")).toBe(parameterNode(sampleForm, "query"));
    expect(parameterNode(sampleForm, "query").properties.map(({ name }) => name)).toEqual(["limit", "tags[]"]);
  });

  it("carry the body to another media type, and back as it was left", () => {
    const { body } = requestDraftFromValues(sampleForm, { body: { model: "m", messages: [] } });
    const multipart = switchMediaType(sampleForm, body, "multipart/form-data");
    const values = valuesFromRequestDraft(sampleForm, { ...requestDraftFromValues(sampleForm, {}), body: multipart });
    expect(values).toEqual({ mediaType: "multipart/form-data", body: { model: "m", messages: [] } });
    const back = switchMediaType(sampleForm, multipart, "application/json");
    expect(bodyDraft(sampleForm, back)).toBe(bodyDraft(sampleForm, body));
  });
});

/** Places in one order, members in their own. */
function sorted(values: RequestValues): [string, Json][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
