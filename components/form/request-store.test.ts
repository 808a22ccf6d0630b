import { expect, test } from "vitest";
import { ancestorsOf } from "./request-store";

test("names the drafts around a draft, outermost first", () => {
  expect(ancestorsOf("body.drafts.m0.parts.p1.rows.r4.value.parts.v0.parts.p2")).toEqual([
    "body.drafts.m0",
    "body.drafts.m0.parts.p1",
    "body.drafts.m0.parts.p1.rows.r4.value",
    "body.drafts.m0.parts.p1.rows.r4.value.parts.v0",
  ]);
  expect(ancestorsOf("query")).toEqual([]);
});
