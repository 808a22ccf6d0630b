import { expect, it } from "vitest";
import { describeApi } from "@/lib/openapi/describe-api";
import { describeFixture, readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { listTargets, snippetTargets } from "./snippet-targets";

it("offers SDKs only for the APIs whose descriptions name them", () => {
  const own = describeApi(readProjectDescription()).hints.clients ?? [];
  expect(listTargets(own)).toEqual(snippetTargets);
  const other = describeFixture("bodies.yaml").hints.clients ?? [];
  expect(listTargets(other).map(({ id }) => id)).toEqual(["curl", "fetch", "requests", "httpx"]);
  expect(listTargets(["openai"]).map(({ id }) => id)).not.toContain("openrouter-sdk");
});
