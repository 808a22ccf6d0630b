import { expect, test } from "vitest";
import { SupportStore } from "./support-store";

const hint = { operation: "models", items: "/data", value: "/id", supports: "/parameters" };

test("tells what the chosen item does not list, once the list is there", () => {
  const store = new SupportStore();
  let changes = 0;
  store.subscribe(() => {
    changes += 1;
  });
  expect([...store.unsupported(hint, "a")]).toEqual([]);
  store.provide(hint, [
    { value: "a", label: "A", supports: ["seed"] },
    { value: "b", label: "B", supports: ["seed", "tools"] },
    { value: "c", label: "C" },
  ]);
  expect([...store.unsupported(hint, "a")]).toEqual(["tools"]);
  expect(store.unsupported(hint, "a")).toBe(store.unsupported(hint, "a"));
  expect(["b", "c", "own/model"].map((choice) => store.unsupported(hint, choice).size)).toEqual([0, 0, 0]);
  expect(changes).toBe(1);
});
