import type { FieldNode, ObjectField } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { matchVariant } from "@/lib/fields/match-variant";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";

/**
 * A value of an answer as a request may have it: exactly as it is, without members that the request's description rules out,
 * and without nulls that only say "nothing" where the request takes no null.
 */
export function fitForRequest(node: FieldNode, value: Json): Json {
  switch (node.kind) {
    case "union": {
      const match = matchVariant(node, value);
      const variant = match === undefined ? undefined : node.variants[match];
      return variant ? fitForRequest(variant.node, value) : value;
    }
    case "array":
      return Array.isArray(value) ? value.map((item) => fitForRequest(node.item, item)) : value;
    case "object":
      return isJsonObject(value) ? fitMembers(node, value) : value;
    default:
      return value;
  }
}

function fitMembers(node: ObjectField, value: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const property = node.properties.find(({ name }) => name === key);
    const field = property?.node ?? (typeof node.additional === "string" ? undefined : node.additional);
    if (property?.node.readOnly || (!field && node.additional === "closed")) continue;
    if (field && member === null && !property?.required && !fitsField(field, null)) continue;
    setMember(result, key, field ? fitForRequest(field, member) : member);
  }
  return result;
}
