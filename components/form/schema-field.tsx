"use client";

import { useEffect, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
import { createRestingTask } from "@/lib/browser/when-idle";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import { propertyName } from "@/lib/fields/draft-name";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { formatPath } from "@/lib/fields/problem";
import type { Json } from "@/lib/json";
import { checkSchema } from "@/lib/json-schema/check-schema";
import type { SchemaRemark } from "@/lib/json-schema/schema-remark";
import { checkStrict, makeStrict } from "@/lib/json-schema/strict-schema";
import type { KindProps } from "./field-props";
import { focusWithin } from "./focus";
import { useDraftChoice, useFormStores } from "./form-context";
import { JsonValueField } from "./json-value-field";
import { locateJsonPath } from "./locate-json-path";
import { schemaTemplates } from "./schema-templates";

/** Remarks that are shown at first; a schema full of them is one mistake made often. */
const MAX_SHOWN = 6;

interface Verdict {
  schema: Json | undefined;
  remarks: SchemaRemark[];
  strict: SchemaRemark[];
}

/** A JSON Schema as text, with what is wrong with it, what strict mode would refuse, and schemas to start from. */
export function SchemaField(props: KindProps) {
  const { node, name, id } = props;
  const { store, problems, announce } = useFormStores();
  const [edition, setEdition] = useState(0);
  const read = () => judge(jsonFromDraft(node, store.readDraft(name)), node.hints?.strict !== undefined);
  const [verdict, setVerdict] = useState(read);
  const isStrict = useStrictFlag(props);

  useEffect(() => {
    const judging = createRestingTask(() => {
      const schema = jsonFromDraft(node, store.readDraft(name));
      setVerdict((shown) =>
        JSON.stringify(schema) === JSON.stringify(shown.schema)
          ? shown
          : judge(schema, node.hints?.strict !== undefined),
      );
    });
    const unsubscribe = store.onChange(judging.ask);
    return () => {
      unsubscribe();
      judging.cancel();
    };
  }, [store, node, name]);

  const replace = (schema: Json, what: string) => {
    store.change(what, () => store.apply(name, draftFromJson(node, schema)), { remounts: true });
    problems.touch(name);
    announce(what);
    // The text is built anew from the value.
    setEdition(edition + 1);
    focusWithin(id);
  };
  const { schema, remarks, strict } = verdict;
  const refusals = isStrict ? strict : [];
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <JsonValueField key={edition} {...props} />
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <MenuButton
          label="Templates"
          aria-describedby={props.labelId}
          className={buttonClass("secondary", "sm")}
          entries={() =>
            schemaTemplates.map((template) => ({
              key: template.name,
              label: template.name,
              hint: template.hint,
              onSelect: () => replace(template.schema, `${template.name} inserted`),
            }))
          }
        >
          Templates
        </MenuButton>
        {strict.length > 0 && isJsonSchema(schema) ? (
          <Button size="sm" onClick={() => replace(makeStrict(schema), "Schema made strict")}>
            Make strict
          </Button>
        ) : null}
        <Summary verdict={verdict} isStrict={isStrict} hasStrict={node.hints?.strict !== undefined} />
      </div>
      <Remarks label="Schema problems" remarks={remarks} fieldId={id} />
      <Remarks label="Strict mode problems" remarks={refusals} fieldId={id} />
    </div>
  );
}

function Summary({ verdict, isStrict, hasStrict }: { verdict: Verdict; isStrict: boolean; hasStrict: boolean }) {
  const { schema, remarks, strict } = verdict;
  if (!isJsonSchema(schema)) return null;
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  const warnings = remarks.length - errors;
  const words = [
    errors > 0 ? `${errors} ${errors === 1 ? "error" : "errors"}` : "Valid schema",
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "doubt" : "doubts"}`] : []),
    ...(hasStrict ? [strictWords(strict.length, isStrict)] : []),
  ];
  const isGood = errors === 0 && warnings === 0 && !(isStrict && strict.length > 0);
  const icon = isGood ? "circle-check" : "triangle-alert";
  return (
    <span role="status" className="flex min-w-0 items-center gap-1 text-2xs text-ink-muted">
      <Icon name={icon} className={cn("icon-3.5 shrink-0", isGood ? "text-ok" : "text-warn")} />
      {words.join(" · ")}
    </span>
  );
}

function strictWords(count: number, isStrict: boolean): string {
  if (count === 0) return isStrict ? "strict mode takes it" : "ready for strict mode";
  const things = `${count} ${count === 1 ? "thing" : "things"}`;
  return isStrict ? `strict mode refuses ${things}` : `strict mode would refuse ${things}`;
}

function Remarks({ label, remarks, fieldId }: { label: string; remarks: readonly SchemaRemark[]; fieldId: string }) {
  const [isWhole, setIsWhole] = useState(false);
  if (remarks.length === 0) return null;
  const shown = isWhole ? remarks : remarks.slice(0, MAX_SHOWN);
  const jump = ({ path }: SchemaRemark) => {
    const box = document.getElementById(fieldId);
    if (!(box instanceof HTMLTextAreaElement)) return;
    const range = locateJsonPath(box.value, path);
    box.focus();
    if (range) box.setSelectionRange(range.from, range.to);
  };
  return (
    <ul aria-label={label} className="flex flex-col rounded-md bg-warn-soft py-1">
      {shown.map((remark) => (
        <li key={`${remark.path.join("/")} ${remark.message}`}>
          <button
            type="button"
            onClick={() => jump(remark)}
            className="w-full px-2 py-0.5 text-left text-warn text-xs hover:underline"
          >
            {remark.path.length > 0 ? (
              <span className="mr-1.5 font-mono text-2xs [overflow-wrap:anywhere]">{formatPath(remark.path)}</span>
            ) : null}
            {remark.message}
          </button>
        </li>
      ))}
      {remarks.length > shown.length ? (
        <li className="px-1">
          <Button size="sm" variant="ghost" className="h-6" onClick={() => setIsWhole(true)}>
            Show {remarks.length - shown.length} more
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

/** Whether the property beside the schema that turns strict mode on says so. */
function useStrictFlag({ node, name, parentNode }: KindProps): boolean {
  const owner = /^(.*)\.parts\.p\d+$/.exec(name)?.[1];
  const index = parentNode?.properties.findIndex((property) => property.name === node.hints?.strict) ?? -1;
  const flag = owner === undefined || index < 0 ? "" : propertyName(owner, index);
  return useDraftChoice(flag) === "true";
}

function judge(schema: Json | undefined, hasStrict: boolean): Verdict {
  if (!isJsonSchema(schema)) return { schema, remarks: [], strict: [] };
  return { schema, remarks: checkSchema(schema), strict: hasStrict ? checkStrict(schema) : [] };
}

/** Text that is no JSON is told as such by its field. */
function isJsonSchema(schema: Json | undefined): schema is Json {
  return schema !== undefined && typeof schema !== "string" && schema !== null;
}
