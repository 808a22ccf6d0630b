import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPreference } from "./preference";

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("is empty until something is chosen, and then remembered", () => {
  expect(createPreference("a").get()).toBe("");
  createPreference("a").set("x");
  expect(createPreference("a").get()).toBe("x");
  expect(createPreference("b").get()).toBe("");
});

it("tells its listeners of a change here and in another tab, until they leave", () => {
  const preference = createPreference("a");
  const listener = vi.fn();
  const unsubscribe = preference.subscribe(listener);
  preference.set("x");
  stored.set("preference:a", "y");
  const changeOf = (key: string) => Object.assign(new Event("storage"), { key });
  window.dispatchEvent(changeOf("preference:a"));
  window.dispatchEvent(changeOf("preference:b"));
  expect(preference.get()).toBe("y");
  expect(listener).toHaveBeenCalledTimes(2);
  unsubscribe();
  preference.set("z");
  window.dispatchEvent(changeOf("preference:a"));
  expect(listener).toHaveBeenCalledTimes(2);
});

it("lasts as long as the page where nothing can be stored", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  const preference = createPreference("a");
  expect(preference.get()).toBe("");
  preference.set("x");
  expect(preference.get()).toBe("x");
});
