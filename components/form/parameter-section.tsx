"use client";

import type { OperationForm } from "@/lib/fields/operation-form";
import { parameterNode } from "@/lib/fields/request-draft";
import type { ParameterLocation } from "@/lib/openapi/operation";
import { Field } from "./field";
import { useRowIds } from "./form-context";
import { FormSection } from "./form-section";

export interface ParameterSectionProps {
  form: OperationForm;
  location: ParameterLocation;
  title: string;
}

/** The parameters of one place; nothing when there are none, described or imported. */
export function ParameterSection({ form, location, title }: ParameterSectionProps) {
  const node = parameterNode(form, location);
  const extras = useRowIds(location);
  if (node.properties.length === 0 && extras.length === 0) return null;
  return (
    <FormSection title={title}>
      <Field node={node} name={location} label={title} required={false} place="root" />
    </FormSection>
  );
}
