import { beforeEach, expect, test } from "vitest";
import { createTabTotal } from "./tab-total";

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    },
  });
});

test("adds answers up, and counts each once however often its figures change", () => {
  const total = createTabTotal();
  const answer = {};
  total.count(answer, null);
  expect(total.get()).toEqual({ requests: 1, tokens: 0, costUsd: 0 });
  total.count(answer, { inputTokens: 3, outputTokens: 4, costUsd: 0.5 });
  total.count({}, { inputTokens: 1, outputTokens: 1, totalTokens: 5 });
  expect(total.get()).toEqual({ requests: 2, tokens: 12, costUsd: 0.5 });
});

test("lasts as long as the tab, and begins anew on request", () => {
  createTabTotal().count({}, { totalTokens: 5, costUsd: 0.25 });
  const reloaded = createTabTotal();
  expect(reloaded.get()).toEqual({ requests: 1, tokens: 5, costUsd: 0.25 });
  let changes = 0;
  const stop = reloaded.subscribe(() => {
    changes += 1;
  });
  reloaded.reset();
  stop();
  reloaded.count({}, null);
  expect(changes).toBe(1);
  expect(createTabTotal().get()).toEqual({ requests: 1, tokens: 0, costUsd: 0 });
});

test.each(["", "{", "[]", '{"requests":-1,"tokens":1,"costUsd":1}', '{"requests":"1","tokens":1,"costUsd":1}'])(
  "begins anew where %j was stored",
  (text) => {
    stored.set("tab-total", text);
    expect(createTabTotal().get().requests).toBe(0);
  },
);
