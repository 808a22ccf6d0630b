"use client";

import { useId } from "react";
import { Select } from "@/components/ui/select";
import type { OperationForm } from "@/lib/fields/operation-form";
import { bodyName, bodyNode } from "@/lib/fields/request-draft";
import { Field } from "./field";
import { typeWords } from "./field-words";
import { useDraftState, useFormStores, useMediaType } from "./form-context";
import { FormSection } from "./form-section";
import { ValueMenu } from "./value-menu";
import { controlId } from "./view-store";

/** The body in the chosen media type. */
export function BodySection({ form }: { form: OperationForm }) {
  const { store } = useFormStores();
  const mediaType = useMediaType();
  const labelId = useId();
  const types = [...new Set([...(form.body?.media.map((media) => media.mediaType) ?? []), mediaType])].filter(Boolean);
  const name = bodyName(form, mediaType);
  const node = bodyNode(form, mediaType);
  const isAbsent = useDraftState(name) === "absent";
  if (!form.body && isAbsent) return null;

  const aside = (
    <>
      {types.length > 1 ? (
        <Select
          aria-label="Body media type"
          value={mediaType}
          onChange={(event) => store.switchMediaType(form, event.target.value)}
          wrapperClassName="w-auto"
          className="h-6 font-mono text-2xs"
        >
          {types.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
      ) : (
        <span className="font-mono text-2xs text-ink-faint">{mediaType}</span>
      )}
      {form.body && !form.body.required ? (
        <span className="group/field flex items-center gap-1 text-2xs text-ink-faint">
          {isAbsent ? "optional, not sent" : "optional"}
          <ValueMenu node={node} name={name} labelId={labelId} />
        </span>
      ) : null}
    </>
  );
  return (
    <FormSection title="Body" aside={aside} description={form.body?.description}>
      <div id={controlId(name)}>
        <span id={labelId} className="sr-only">
          Body, {typeWords(node)}
        </span>
        <Field
          key={name}
          node={node}
          name={name}
          label="Body"
          required={form.body?.required ?? false}
          place="root"
          labelId={labelId}
        />
      </div>
    </FormSection>
  );
}
