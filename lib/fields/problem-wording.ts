import type { Json } from "@/lib/json";
import type { FieldNode, UnionField } from "./field";
import { numberText } from "./number-text";

const LISTED_CHOICES = 12;

/** Every sentence that tells a person what is wrong with a value, in one place. */
export const wording = {
  required: "Required",
  choice: (values: readonly Json[]) => `Must be ${choices(values)}`,
  atLeast: (minimum: number) => `Must be ${numberText(minimum)} or more`,
  atMost: (maximum: number) => `Must be ${numberText(maximum)} or less`,
  moreThan: (minimum: number) => `Must be more than ${numberText(minimum)}`,
  lessThan: (maximum: number) => `Must be less than ${numberText(maximum)}`,
  multipleOf: (divisor: number) => `Must be a multiple of ${numberText(divisor)}`,
  minCharacters: (count: number) => `Needs at least ${counted(count, "character")}`,
  maxCharacters: (count: number) => `At most ${counted(count, "character")}`,
  minItems: (count: number) => `Needs at least ${counted(count, "item")}`,
  maxItems: (count: number) => `At most ${counted(count, "item")}`,
  minProperties: (count: number) => `Needs at least ${counted(count, "property", "properties")}`,
  maxProperties: (count: number) => `At most ${counted(count, "property", "properties")}`,
  repeated: (first: number) => `Same as item ${first + 1}; items must differ`,
  pattern: (pattern: string) => `Must match the pattern ${pattern}`,
  unknownKey: "Not a known property here",
  key: (message: string) => `The name is not allowed: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
  unnamed: "Needs a name",
  repeatedKey: "This name is used above; only the first is sent",
  oneOfSets: (sets: readonly (readonly string[])[]) => `Needs ${listed(sets.map((names) => names.join(" and ")))}`,
  needs: (other: string, values?: readonly Json[]) => `Has an effect only together with ${withValues(other, values)}`,
  notWith: (other: string, values?: readonly Json[]) => `Give either this or ${withValues(other, values)}`,
  notANumber: "Not a number; it is sent as text",
  numberTooLarge: "Too large for a number; it is sent as text",
  inexactNumber: (sent: number) => `Cannot be sent exactly: ${numberText(sent)} is sent instead`,
  notJson: "Not valid JSON; it is sent as text",
  tooDeep: (levels: number) => `Nests deeper than ${levels} levels; it is sent as text`,
  inexactJson: (literal: string) => `${literal} cannot be sent exactly: numbers keep about 16 digits`,
  missingFile: (name: string | undefined) => `Choose ${name ?? "the file"}: the link did not hold it`,
  chooseFile: "Choose the file: it is not part of links or JSON",
  type: (kind: FieldNode["kind"], isNull: boolean) => `Must be ${TYPE_WORDS[kind]}${isNull ? ", not null" : ""}`,
  unionType: (union: UnionField, isNull: boolean) => `Must be ${unionWords(union)}${isNull ? ", not null" : ""}`,
} as const;

function withValues(name: string, values?: readonly Json[]): string {
  return values === undefined ? name : `${name}: ${choices(values)}`;
}

/** What a value of each kind is called in "Must be …". */
const TYPE_WORDS: Record<FieldNode["kind"], string> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  enum: "one of the choices",
  const: "the fixed value",
  array: "a list",
  tuple: "a list",
  map: "an object",
  object: "an object",
  union: "one of the variants",
  any: "JSON",
  file: "a file",
};

/** Formats that are checked, loosely: nothing that a strict reader of the standard accepts is refused. */
export const FORMATS: Record<string, { pattern: RegExp; message: string }> = {
  uri: { pattern: /^[a-z][a-z\d+.-]*:/i, message: "Must be a URL with its scheme, such as https://example.com" },
  uuid: { pattern: /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, message: "Must be a UUID" },
  email: { pattern: /^[^@]+@[^@]+$/, message: "Must be an e-mail address" },
  date: { pattern: /^\d{4}-\d\d-\d\d$/, message: "Must be a date such as 2026-01-31" },
  "date-time": {
    pattern: /^\d{4}-\d\d-\d\d[t\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i,
    message: "Must be a date and time such as 2026-01-31T12:00:00Z",
  },
};

function choices(values: readonly Json[]): string {
  const shown = values.slice(0, LISTED_CHOICES).map((value) => JSON.stringify(value));
  const more = values.length > LISTED_CHOICES ? `, … (${values.length} choices)` : "";
  return values.length === 1 ? shown.join("") : `one of ${shown.join(", ")}${more}`;
}

function unionWords(union: UnionField): string {
  const words = union.variants.map(({ node }) => variantWords(node));
  return listed([...new Set(words)]);
}

function variantWords(node: FieldNode): string {
  switch (node.kind) {
    case "enum":
      return choices(node.values);
    case "const":
      return choices([node.value]);
    case "union":
      return unionWords(node);
    default:
      return TYPE_WORDS[node.kind];
  }
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
