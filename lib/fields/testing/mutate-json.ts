import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { Random } from "./random";

const STRANGERS: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  "",
  "x",
  "auto",
  [],
  {},
  [null],
  [""],
  { type: "text" },
  { a: 1 },
];

/** A copy of a value with one thing changed somewhere inside: replaced, removed, added, nudged or repeated. */
export function mutateJson(value: Json, random: Random): Json {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.75)) {
    const index = Math.floor(random.next() * value.length);
    return value.map((item, position) => (position === index ? mutateJson(item, random) : item));
  }
  if (isJsonObject(value) && Object.keys(value).length > 0 && random.chance(0.8)) {
    const key = random.pick(Object.keys(value));
    const copy = copyOf(value);
    setMember(copy, key, mutateJson(value[key] ?? null, random));
    return copy;
  }
  return random.chance(0.35) ? random.pick(STRANGERS) : nudge(value, random);
}

function nudge(value: Json, random: Random): Json {
  if (Array.isArray(value)) {
    const item = value.length > 0 ? random.pick(value) : random.pick(STRANGERS);
    return random.pick<Json>([[...value, item], value.slice(1), Array.from({ length: 40 }, () => item)]);
  }
  if (isJsonObject(value)) {
    return changeMembers(value, random);
  }
  if (typeof value === "number") {
    return random.pick([value + 1, value - 1, value + 0.5, -value, value * 1000]);
  }
  return typeof value === "string"
    ? random.pick([`${value}!`, value.repeat(80), value.slice(1), "user"])
    : random.pick(STRANGERS);
}

function changeMembers(value: JsonObject, random: Random): JsonObject {
  const copy = copyOf(value);
  const keys = Object.keys(copy);
  if (keys.length > 0 && random.chance(0.7)) {
    delete copy[random.pick(keys)];
  } else {
    setMember(copy, random.pick(["extra", "type", "__proto__", "hasOwnProperty", "content"]), random.pick(STRANGERS));
  }
  return copy;
}

function copyOf(value: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    setMember(copy, key, value[key] ?? null);
  }
  return copy;
}
