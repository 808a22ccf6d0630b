import type { Json } from "@/lib/json";

/**
 * The normalised view of one schema: what a form, a validator, an example and a reference page need to know, in one
 * shape for every spelling that OpenAPI 3.0 and 3.1 allow. Nodes built from the same `$ref` are the same object, so a
 * recursive schema is a cycle of nodes; walk it by value or by what the reader opened, never to the end.
 */
export type FieldNode =
  | StringField
  | NumberField
  | BooleanField
  | EnumField
  | ConstField
  | ArrayField
  | TupleField
  | MapField
  | ObjectField
  | UnionField
  | AnyField
  | FileField;

export type FieldKind = FieldNode["kind"];

export interface FieldBase {
  title?: string;
  description?: string;
  /** What the server assumes when the value is absent. Shown, never sent. */
  default?: Json;
  examples?: Json[];
  /** `null` is accepted, however the schema spelled it. */
  nullable?: boolean;
  deprecated?: boolean;
  /** Only in answers: hidden in request forms and never required there. */
  readOnly?: boolean;
  /** Only in requests; shown masked. */
  writeOnly?: boolean;
  /** Name of the component schema this node was built from. */
  typeName?: string;
  hints?: FieldHints;
  /**
   * Keywords that the tree does not model. They are left to the server and never make a value wrong here. "type": the kind
   * is implied by other keywords, and values of other types pass. "const": the value comes from a discriminator's mapping.
   */
  unchecked?: string[];
}

/** Where suggestions come from: an operation, the list in its answer, and what to take of each item of that list. */
export interface OptionsHint {
  operation: string;
  items: string;
  value: string;
  label?: string;
  /**
   * The list of names, in the item, of those properties beside this one that have an effect with it. A name that is in no
   * item's list is not about this.
   */
  supports?: string;
}

/** The `x-playground` extension of a property. Pointers are RFC 6901. */
export interface FieldHints {
  /** Suggested values of a text field come from another operation's answer. */
  options?: OptionsHint;
  /** The value is itself a JSON Schema. */
  format?: "json-schema";
  /** The value has an effect only while each of these is given in the same object. A hint: nothing is blocked by it. */
  requires?: SiblingRule[];
  /** None of these may be given in the same object beside the value. A hint: nothing is blocked by it. */
  excludes?: SiblingRule[];
  /** Of a JSON Schema: name of the property beside it that holds the answer to it exactly, which not every schema allows. */
  strict?: string;
  /** The text stands for a file: its address or its content. */
  file?: FileHint;
}

/** How a text holds a file. `format` and `filename` are names of properties beside it. */
export interface FileHint {
  /** Media types, as in an `accept` attribute. */
  accept: string;
  /** "data-url" also takes the address of a file; "base64" is the content alone. */
  encoding: "data-url" | "base64";
  /** Takes the short name of the file's format, such as "mp3". */
  format?: string;
  /** Takes the file's name. */
  filename?: string;
}

export interface SiblingRule {
  /** JSON pointer from the object that has the property: `/logprobs`, `/reasoning/effort`. */
  at: string;
  /** The values that count; any but null when left out. */
  is?: Json[];
}

export interface StringField extends FieldBase {
  kind: "string";
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  /** Known values of an open enumeration; any other text is accepted too. */
  suggestions?: string[];
}

export interface NumberField extends FieldBase {
  kind: "number" | "integer";
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
}

export interface BooleanField extends FieldBase {
  kind: "boolean";
}

export interface EnumField extends FieldBase {
  kind: "enum";
  values: Json[];
  /** Display names (`x-enum-varnames`), in the order of `values`. */
  labels?: string[];
}

export interface ConstField extends FieldBase {
  kind: "const";
  value: Json;
}

export interface ArrayField extends FieldBase {
  kind: "array";
  item: FieldNode;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

export interface TupleField extends FieldBase {
  kind: "tuple";
  items: FieldNode[];
  /** Items after the fixed ones; absent when none are allowed. */
  rest?: FieldNode;
  minItems?: number;
  maxItems?: number;
}

export interface MapField extends FieldBase {
  kind: "map";
  value: FieldNode;
  /** What a key must satisfy (`propertyNames`). */
  key?: FieldNode;
  minProperties?: number;
  maxProperties?: number;
  /** Keys that must be present although the schema gives them no property of their own. */
  required?: string[];
}

export interface ObjectProperty {
  name: string;
  required: boolean;
  node: FieldNode;
}

export interface ObjectField extends FieldBase {
  kind: "object";
  /** In form order: the curated order first, else document order; required ones are marked, not moved. */
  properties: ObjectProperty[];
  /** Keys that no property describes: anything, nothing, or values of one node. */
  additional: "open" | "closed" | FieldNode;
  /** Each entry is a set of alternatives; one whole list of names in it must be present (`anyOf` of `required`). */
  requireSets?: string[][][];
  /** Required names that no property describes. */
  requiredExtra?: string[];
  minProperties?: number;
  maxProperties?: number;
}

export interface UnionVariant {
  /** What tells this variant from its siblings; never "object" or "Option 2". */
  label: string;
  node: FieldNode;
  /** Values of the tag property that select this variant. */
  tags?: Json[];
}

export interface UnionField extends FieldBase {
  kind: "union";
  variants: UnionVariant[];
  /** The property whose value selects the variant, declared (`discriminator`) or inferred. */
  tag?: string;
}

/** A value without a description of its own: edited as JSON text. */
export interface AnyField extends FieldBase {
  kind: "any";
}

export interface FileField extends FieldBase {
  kind: "file";
  /** Media types, as in an `accept` attribute. */
  accept?: string;
}
