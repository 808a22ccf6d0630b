"use client";

import { type ComponentType, lazy, memo, Suspense } from "react";
import type { FieldKind, FieldNode } from "@/lib/fields/field";
import { ArrayField } from "./array-field";
import { BooleanField } from "./boolean-field";
import { ConstField } from "./const-field";
import { EnumField } from "./enum-field";
import { FieldFrame } from "./field-frame";
import type { FieldProps, KindProps } from "./field-props";
import { FileField } from "./file-field";
import { useDraftState } from "./form-context";
import { JsonTextField } from "./json-text-field";
import { JsonValueField } from "./json-value-field";
import { MapField } from "./map-field";
import { NullField } from "./null-field";
import { NumberField } from "./number-field";
import { ObjectField } from "./object-field";
import { TextField } from "./text-field";
import { TupleField } from "./tuple-field";
import { UnionField } from "./union-field";

const SchemaField = lazy(() => import("./schema-field").then((module) => ({ default: module.SchemaField })));

type KindFields = { [Kind in FieldKind]: ComponentType<KindProps<Extract<FieldNode, { kind: Kind }>>> };

/** One component per kind. A kind without one does not compile. */
const fields: KindFields = {
  string: TextField,
  number: NumberField,
  integer: NumberField,
  boolean: BooleanField,
  enum: EnumField,
  const: ConstField,
  array: ArrayField,
  tuple: TupleField,
  map: MapField,
  object: ObjectField,
  union: UnionField,
  any: JsonTextField,
  file: FileField,
};

/** One field of any kind, with the frame that its place asks for. Everything inside of it comes through here again. */
export const Field = memo(function Field(props: FieldProps) {
  return <FieldFrame {...props}>{(kindProps) => <FieldContent {...kindProps} Field={Field} />}</FieldFrame>;
});

function FieldContent(props: KindProps) {
  const state = useDraftState(props.name);
  if (props.node.hints?.format === "json-schema" && state !== "null") {
    return (
      <Suspense fallback={<JsonValueField {...props} />}>
        <SchemaField {...props} />
      </Suspense>
    );
  }
  switch (state) {
    case "null":
      return <NullField {...props} />;
    case "raw":
      return <JsonTextField {...props} />;
    case "absent":
    case "set":
      return <KindField {...props} />;
  }
}

function KindField({ node, ...props }: KindProps) {
  // The table pairs each kind with the component for it, which a lookup by the node's own kind cannot show.
  const Kind = fields[node.kind] as ComponentType<KindProps>;
  return <Kind node={node} {...props} />;
}
