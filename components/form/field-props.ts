import type { ComponentType } from "react";
import type { FieldNode, ObjectField } from "@/lib/fields/field";

/** Where a field stands, which decides how much of a frame it draws around its control. */
export type FieldPlace =
  /** A property of an object: label, facts, description, state. */
  | "property"
  /** A row of a list or map, whose header has the name already. */
  | "row"
  /** The content of a chosen variant: the union around it has the frame. */
  | "variant"
  /** The whole body. */
  | "root";

export interface FieldProps {
  node: FieldNode;
  /** Name of the draft. */
  name: string;
  /** What the field is called on the wire; the accessible name of its control. */
  label: string;
  required: boolean;
  place: FieldPlace;
  /** Id of an element on the screen that names the control, where the field does not draw one itself. */
  labelId?: string;
  /** The property that a union around it shows as its own control. */
  hiddenProperty?: string;
  /** The object that the field is a property of, for fields that fill in what stands beside them. */
  parentNode?: ObjectField;
  /** Takes an optional property out of the form. */
  onRemove?: () => void;
  /** Said beside the name, for a property that has no effect as things stand. */
  remark?: string;
}

/** What the component of one kind gets. */
export interface KindProps<N extends FieldNode = FieldNode> {
  node: N;
  name: string;
  label: string;
  required: boolean;
  place: FieldPlace;
  /** For the control, or for the group when there are several. */
  id: string;
  labelId: string;
  describedBy?: string;
  invalid: boolean;
  hiddenProperty?: string;
  parentNode?: ObjectField;
  /** For the fields inside. Given as a prop, so that only field.tsx knows all kinds. */
  Field: ComponentType<FieldProps>;
}
