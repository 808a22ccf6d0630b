import { describe, expect, it } from "vitest";
import { type NavigationGroup, searchNavigation } from "./navigation";

const operation = (id: string, method: "GET" | "POST", path: string, parameters: string[] = []) => ({
  id,
  method,
  title: id,
  path,
  route: `r/${id}`,
  parameters,
});

const groups: NavigationGroup[] = [
  { tag: "Models", slug: "models", operations: [operation("List models", "GET", "/models", ["category"])] },
  {
    tag: "Chat",
    slug: "chat",
    operations: [
      operation("Create a completion", "POST", "/chat/completions"),
      operation("Read one", "GET", "/chat/{id}"),
    ],
  },
];

describe("searchNavigation", () => {
  it.each([
    ["", ["List models", "Create a completion", "Read one"]],
    ["  ", ["List models", "Create a completion", "Read one"]],
    ["CATEGORY", ["List models"]],
    ["chat post", ["Create a completion"]],
    ["get /chat", ["Read one"]],
    ["nothing like it", []],
  ])("finds for %j: %j", (query, titles) => {
    expect(searchNavigation(groups, query).flatMap((group) => group.operations.map((found) => found.title))).toEqual(
      titles,
    );
  });

  it("leaves out groups without a match", () => {
    expect(searchNavigation(groups, "category").map((group) => group.slug)).toEqual(["models"]);
  });
});
