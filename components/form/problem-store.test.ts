import { expect, test } from "vitest";
import type { RequestProblem } from "@/lib/fields/request-problem";
import { ProblemStore } from "./problem-store";

const problem = (name: string, message: string): RequestProblem => ({
  name,
  message,
  location: "body",
  path: [],
  where: name,
  code: "type",
});

test("tells a field of its problem only after it was touched", () => {
  const store = new ProblemStore();
  let calls = 0;
  store.subscribe("a", () => {
    calls += 1;
  });
  store.replace([problem("a", "Required"), problem("b", "Must be text")]);
  expect(store.messageFor("a")).toBeUndefined();
  expect(store.getShown()).toEqual([]);
  const before = calls;
  store.touch("a");
  expect(calls).toBe(before + 1);
  expect(store.messageFor("a")).toBe("Required");
  expect(store.getShown().map(({ name }) => name)).toEqual(["a"]);
});

test("asks for a file that a link left out without being asked", () => {
  const store = new ProblemStore();
  store.replace([{ ...problem("a", "Choose cat.png"), code: "missing-file" }, problem("b", "Must be text")]);
  expect(store.messageFor("a")).toBe("Choose cat.png");
  expect(store.getShown().map(({ name }) => name)).toEqual(["a"]);
});

test("tells all fields once everything is shown, and only those whose problem changes after that", () => {
  const store = new ProblemStore();
  const called: string[] = [];
  for (const name of ["a", "b"]) store.subscribe(name, () => called.push(name));
  store.replace([problem("a", "Required"), problem("b", "Required")]);
  store.showAll();
  called.length = 0;
  store.replace([problem("a", "Required")]);
  expect(called).toEqual(["b"]);
  expect(store.messageFor("b")).toBeUndefined();
});

test("joins several problems of one field", () => {
  const store = new ProblemStore();
  store.showAll();
  store.replace([problem("a", "One"), problem("a", "Two")]);
  expect(store.messageFor("a")).toBe("One. Two");
});

test("forgets what was touched when another request is loaded", () => {
  const store = new ProblemStore();
  store.touch("a");
  store.reset();
  store.replace([problem("a", "Required")]);
  expect(store.messageFor("a")).toBeUndefined();
});

test("keeps the list of shown problems the same array while nothing changes", () => {
  const store = new ProblemStore();
  store.showAll();
  store.replace([problem("a", "One")]);
  const shown = store.getShown();
  store.touch("b");
  expect(store.getShown()).toBe(shown);
});
