import { buildField } from "@/lib/fields/build-field";
import { contextOf } from "@/lib/fields/field-context";
import { fitsField } from "@/lib/fields/fits-field";
import { isJsonObject, type Json } from "@/lib/json";
import { createResolver } from "@/lib/openapi/json-pointer";
import type { Schema } from "@/lib/openapi/operation";
import { fullExample } from "../example/full-example";
import { estimateSize } from "./estimate-size";
import { fillFromText } from "./fill-from-text";
import { tameSchema } from "./tame-schema";

const MAX_SIZE = 50_000;

/**
 * A value that satisfies a JSON Schema sent by somebody, with names from the text in its free texts. A schema that asks
 * for more than anybody can send (a list of a billion items) gets an empty object.
 */
export function sampleSchema(schema: Schema, text: string): Json {
  const root = tameSchema(schema);
  const resolve = isJsonObject(root) ? createResolver(root) : () => undefined;
  const node = buildField(root, contextOf({ resolve }, { direction: "request", files: false }));
  if (estimateSize(node) > MAX_SIZE) {
    return {};
  }
  const value = fullExample(node);
  const filled = node.kind === "object" && isJsonObject(value) ? fillFromText(node, value, text) : value;
  return fitsField(node, filled) ? filled : value;
}
