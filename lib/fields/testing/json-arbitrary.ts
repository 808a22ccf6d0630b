import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/json";
import { setMember } from "@/lib/json";

const AWKWARD_KEYS = [
  "",
  "__proto__",
  "constructor",
  "toString",
  "a.b",
  "0",
  "50256",
  "type",
  "role",
  "content",
  "a",
  "b",
  "p0",
  "parts",
  "é 😀",
  "z",
];
const AWKWARD_TEXTS = [
  "",
  " ",
  "1",
  "null",
  "user",
  "text",
  "auto",
  "\ud800",
  "\u2028",
  "</script>",
  "{}",
  "'\"`\\",
  "x",
];
const AWKWARD_NUMBERS = [0, -0, 1, 9007199254740991, 1e-7, 1e21, 1e308, 5e-324, 0.1, -1.5, 50256];

const { json } = fc.letrec<{ json: Json; list: Json[]; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.oneof(fc.constantFrom(...AWKWARD_NUMBERS), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
    fc.oneof(fc.constantFrom(...AWKWARD_TEXTS), fc.string({ unit: "binary" })),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("json"), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...AWKWARD_KEYS), fc.string()), tie("json")), { maxLength: 5 })
    .map((members) => {
      const object: JsonObject = {};
      for (const [key, value] of members) {
        setMember(object, key, value);
      }
      return object;
    }),
}));

/** Any JSON value, with a liking for what breaks forms: odd keys, negative zero, lone surrogates. */
export const anyJson: fc.Arbitrary<Json> = json;
