import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { type ParameterFormat, serializeHeaderValue, serializePairs, serializePathValue } from "./parameter-style";

const codeUnit = fc.constantFrom("\ud83d", "\ude00", "a", "é", "%");
const list = ["blue", "black", "a,b|c d"];
const object = { R: 100, G: "x=y" };

describe("serializePathValue", () => {
  it.each<[ParameterFormat["style"], boolean, Json, string]>([
    ["simple", false, "blue", "blue"],
    ["simple", false, "", ""],
    ["simple", false, 5, "5"],
    ["simple", false, true, "true"],
    ["simple", false, null, "null"],
    ["simple", false, list, "blue,black,a%2Cb%7Cc%20d"],
    ["simple", true, list, "blue,black,a%2Cb%7Cc%20d"],
    ["simple", false, [], ""],
    ["simple", false, object, "R,100,G,x%3Dy"],
    ["simple", true, object, "R=100,G=x%3Dy"],
    ["label", false, "blue", ".blue"],
    ["label", false, list, ".blue,black,a%2Cb%7Cc%20d"],
    ["label", true, list, ".blue.black.a%2Cb%7Cc%20d"],
    ["label", false, object, ".R,100,G,x%3Dy"],
    ["label", true, object, ".R=100.G=x%3Dy"],
    ["matrix", false, "blue", ";color=blue"],
    ["matrix", false, "", ";color"],
    ["matrix", false, list, ";color=blue,black,a%2Cb%7Cc%20d"],
    ["matrix", true, list, ";color=blue;color=black;color=a%2Cb%7Cc%20d"],
    ["matrix", false, object, ";color=R,100,G,x%3Dy"],
    ["matrix", true, object, ";R=100;G=x%3Dy"],
    ["simple", false, "a/b?c#d%e'", "a%2Fb%3Fc%23d%25e%27"],
    ["simple", false, [{ a: [1] }], "%7B%22a%22%3A%5B1%5D%7D"],
  ])("%s, explode %s: %j", (style, explode, value, expected) => {
    expect(serializePathValue("color", value, { style, explode })).toBe(expected);
  });
});

describe("serializePairs", () => {
  it.each<[ParameterFormat["style"], boolean, Json, string]>([
    ["form", true, "blue", "color=blue"],
    ["form", true, "", "color="],
    ["form", true, null, "color=null"],
    ["form", true, 1e-7, "color=1e-7"],
    ["form", true, 1e21, "color=1e%2B21"],
    ["form", true, list, "color=blue&color=black&color=a%2Cb%7Cc%20d"],
    ["form", true, ["b", "a", "b"], "color=b&color=a&color=b"],
    ["form", false, list, "color=blue,black,a%2Cb%7Cc%20d"],
    ["form", true, object, "R=100&G=x%3Dy"],
    ["form", false, object, "color=R,100,G,x%3Dy"],
    ["form", true, [], ""],
    ["form", false, [], ""],
    ["form", false, {}, ""],
    ["spaceDelimited", false, list, "color=blue%20black%20a%2Cb%7Cc%20d"],
    ["spaceDelimited", false, object, "color=R%20100%20G%20x%3Dy"],
    ["spaceDelimited", true, list, "color=blue&color=black&color=a%2Cb%7Cc%20d"],
    ["pipeDelimited", false, list, "color=blue%7Cblack%7Ca%2Cb%7Cc%20d"],
    ["pipeDelimited", true, list, "color=blue&color=black&color=a%2Cb%7Cc%20d"],
    ["deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=x%3Dy"],
    [
      "deepObject",
      true,
      { a: { b: [1, { c: 2 }] } },
      "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2",
    ],
    ["deepObject", true, ["x"], "color%5B0%5D=x"],
    ["deepObject", true, "plain", "color=plain"],
    ["form", true, [{ a: 1 }, [2]], "color=%7B%22a%22%3A1%7D&color=%5B2%5D"],
  ])("%s, explode %s: %j", (style, explode, value, expected) => {
    const pairs = serializePairs("color", value, { style, explode });
    expect(pairs.map((pair) => pair.join("=")).join("&")).toBe(expected);
  });

  it("writes parameters with content as JSON", () => {
    const format = { style: "form", explode: true, mediaType: "application/json" } as const;
    expect(serializePairs("q", "a", format)).toEqual([["q", "%22a%22"]]);
    expect(serializePairs("q", [1, { a: null }], format)).toEqual([["q", "%5B1%2C%7B%22a%22%3Anull%7D%5D"]]);
    expect(serializePairs("q", "a b", { ...format, mediaType: "text/plain" })).toEqual([["q", "a%20b"]]);
  });

  it("keeps reserved characters where they are allowed and do no harm", () => {
    const format = { style: "form", explode: true, allowReserved: true } as const;
    expect(serializePairs("q", "a/b?c=d:e;f,(g)*!$@~", format)).toEqual([["q", "a/b?c=d:e;f,(g)*!$@~"]]);
    expect(serializePairs("q", "#[]&+' é%", format)).toEqual([["q", "%23%5B%5D%26%2B%27%20%C3%A9%25"]]);
    expect(serializePairs("q", "%2F%41%zz", format)).toEqual([["q", "%2FA%25zz"]]);
  });

  it("gives back every text when decoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (name, value) => {
        const [pair] = serializePairs(name, value, { style: "form", explode: true });
        expect(pair?.map(decodeURIComponent)).toEqual([name, value]);
        expect(pair?.join("")).toMatch(/^[\w.~%-]*$/);
      }),
    );
  });

  it("replaces lone surrogates as every UTF-8 encoder does", () => {
    fc.assert(
      fc.property(fc.string({ unit: codeUnit }), (value) => {
        const [pair] = serializePairs("a", value, { style: "form", explode: true });
        expect(decodeURIComponent(pair?.[1] ?? "")).toBe(Buffer.from(value).toString());
      }),
    );
  });
});

it.each<[boolean, Json, string]>([
  [false, "a b", "a b"],
  [false, list, "blue,black,a,b|c d"],
  [false, object, "R,100,G,x=y"],
  [true, object, "R=100,G=x=y"],
  [false, 3, "3"],
  [false, null, "null"],
])("writes header values, explode %s: %j", (explode, value, expected) => {
  expect(serializeHeaderValue(value, { style: "simple", explode })).toBe(expected);
});
