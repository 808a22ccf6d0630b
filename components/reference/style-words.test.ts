import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import type { ParameterField } from "@/lib/fields/operation-form";
import { styleWords } from "./style-words";

const list: FieldNode = { kind: "array", item: { kind: "string" } };
const map: FieldNode = { kind: "map", value: { kind: "string" } };

function parameter(node: FieldNode, style: ParameterField["style"], explode: boolean): ParameterField {
  return { name: "p", location: "query", required: false, allowReserved: false, node, style, explode };
}

describe("styleWords", () => {
  it.each<[FieldNode, ParameterField["style"], boolean, string]>([
    [list, "form", true, "p=a&p=b"],
    [list, "form", false, "p=a,b"],
    [map, "form", true, "key=value&other=value"],
    [map, "form", false, "p=key,value,other,value"],
    [list, "spaceDelimited", false, "p=a%20b"],
    [list, "pipeDelimited", false, "p=a|b"],
    [map, "deepObject", true, "p[key]=value"],
    [list, "simple", false, "a,b"],
    [map, "simple", true, "key=value,other=value"],
    [list, "label", true, ".a.b"],
    [list, "matrix", true, ";p=a;p=b"],
    [map, "matrix", false, ";p=key,value,other,value"],
    [{ kind: "string" }, "form", true, ""],
  ])("shows how %j is written in %s style", (node, style, explode, words) => {
    expect(styleWords(parameter(node, style, explode))).toBe(words);
  });

  it("names the media type of a parameter that has one", () => {
    expect(styleWords({ ...parameter(list, "form", true), mediaType: "application/json" })).toBe("application/json");
  });
});
