"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { FieldNode } from "@/lib/fields/field";
import { FieldHelp } from "./field-help";
import type { FieldProps, KindProps } from "./field-props";
import { boundsWords, typeWords } from "./field-words";
import { useDraftState, useFormStores, useProblem } from "./form-context";
import { hasParts } from "./has-parts";
import { ValueMenu } from "./value-menu";
import { VariantControl } from "./variant-control";
import { controlId } from "./view-store";

export interface FieldFrameProps extends FieldProps {
  children: (props: Omit<KindProps, "Field">) => ReactNode;
}

/** What stands around the control of a field: name, facts, description, state and problem, as far as its place asks for. */
export function FieldFrame({ children, onRemove, remark, ...props }: FieldFrameProps) {
  const { node, name, label, required, place } = props;
  const id = controlId(name);
  const problem = useProblem(name);
  const isAdvice = useFormStores().problems.isAdvice(name);
  const isAbsent = useDraftState(name) === "absent";
  const ownsLabel = place === "property";
  const labelId = ownsLabel ? `${id}-label` : (props.labelId ?? `${id}-label`);
  const helpId = ownsLabel && hasHelp(node) ? `${id}-help` : undefined;
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const content = children({
    ...props,
    id,
    labelId,
    describedBy: [problemId, helpId].filter(Boolean).join(" ") || undefined,
    invalid: problem !== undefined && !isAdvice,
  });
  const problemLine =
    problem === undefined ? null : (
      <p id={problemId} className={cn("pt-0.5 text-xs", isAdvice ? "text-warn" : "text-danger")}>
        {problem}
      </p>
    );
  if (!ownsLabel) {
    return (
      <>
        {content}
        {problemLine}
      </>
    );
  }

  const isInline = !hasParts(node);
  const header = (
    <FieldLabel {...{ node, label, required, labelId, remark }} controlId={isInline ? id : undefined}>
      {isAbsent && (!isInline || node.kind === "const") ? <span>· not sent</span> : null}
      <ValueMenu {...{ node, name, labelId, onRemove }} />
    </FieldLabel>
  );
  const help = helpId ? <FieldHelp id={helpId} node={node} /> : null;
  return isInline ? (
    <div className="group/field grid grid-cols-1 gap-x-3 gap-y-1 @md:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="min-w-0 @md:pt-1">{header}</div>
      <div className="min-w-0">
        {content}
        {problemLine}
        {help}
      </div>
    </div>
  ) : (
    <div>
      <div className="group/field flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        {header}
        {node.kind === "union" ? <VariantControl node={node} name={name} labelId={labelId} /> : null}
      </div>
      {help}
      <div className={cn("pt-1.5", node.kind !== "union" && !node.hints?.format && "ml-0.5 border-l pl-3")}>
        {content}
      </div>
      {problemLine}
    </div>
  );
}

interface FieldLabelProps {
  node: FieldNode;
  label: string;
  required: boolean;
  labelId: string;
  controlId: string | undefined;
  remark: string | undefined;
  children: ReactNode;
}

function FieldLabel({ node, label, required, labelId, controlId, remark, children }: FieldLabelProps) {
  const nameClass = cn(
    "font-medium font-mono text-[0.8125rem] text-ink [overflow-wrap:anywhere]",
    node.deprecated && "line-through",
  );
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 leading-5">
      {controlId ? (
        <label id={labelId} htmlFor={controlId} className={nameClass}>
          {label}
        </label>
      ) : (
        <span id={labelId} className={nameClass}>
          {label}
        </span>
      )}
      <span className="inline-flex min-w-0 items-center gap-1.5 text-2xs text-ink-faint">
        <span>
          {typeWords(node)}
          {node.nullable ? " or null" : null}
        </span>
        {required ? <span className="text-warn">required</span> : null}
        {node.deprecated ? <span className="text-warn">deprecated</span> : null}
        {remark ? <span className="text-warn">{remark}</span> : null}
        {children}
      </span>
    </div>
  );
}

function hasHelp(node: FieldNode): boolean {
  // The one possible value says it all.
  if (node.kind === "const") return false;
  return node.description !== undefined || node.default !== undefined || boundsWords(node) !== "";
}
