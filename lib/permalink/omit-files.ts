import type { FieldNode, FileHint } from "@/lib/fields/field";
import { fileNameOf } from "@/lib/fields/file-names";
import { describeFileText, writeMissingFile } from "@/lib/fields/file-text";
import { matchVariant } from "@/lib/fields/match-variant";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { bodyNode } from "@/lib/fields/request-draft";
import { isJsonObject, type Json, type JsonObject, type JsonPath, setMember } from "@/lib/json";

/** A file that a link does not hold. */
export interface OmittedFile {
  /** Where it is in the body. */
  path: JsonPath;
  name?: string;
  mediaType: string;
  sizeBytes: number;
}

/**
 * The values of a request without the files in its body: each leaves a text in its place that says which one it was, so that
 * whoever opens the link is asked for it. Data URLs are found everywhere, bare base64 only where the description says that
 * a field holds it.
 */
export function omitFiles(form: OperationForm, values: RequestValues): { values: RequestValues; files: OmittedFile[] } {
  if (values.body === undefined) return { values, files: [] };
  const files: OmittedFile[] = [];
  const mediaType = values.mediaType ?? form.body?.media[0]?.mediaType ?? "";
  const body = withoutFiles(bodyNode(form, mediaType), values.body, [], files);
  return { values: files.length > 0 ? { ...values, body } : values, files };
}

/** How many places of a body wait for a file that a link did not hold. */
export function countMissing(value: Json | undefined): number {
  if (typeof value === "string") return describeFileText(value)?.isMissing ? 1 : 0;
  const members = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return members.reduce<number>((sum, member) => sum + countMissing(member), 0);
}

function withoutFiles(node: FieldNode | undefined, value: Json, path: JsonPath, files: OmittedFile[]): Json {
  if (node?.kind === "union") {
    const variant = node.variants[matchVariant(node, value) ?? -1];
    return withoutFiles(variant?.node, value, path, files);
  }
  if (typeof value === "string") return withoutFile(fileHint(node), value, path, files);
  if (Array.isArray(value)) {
    return value.map((item, index) => withoutFiles(itemNode(node, index), item, [...path, index], files));
  }
  if (!isJsonObject(value)) return value;
  const members: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    setMember(members, key, withoutFiles(memberNode(node, key), member, [...path, key], files));
  }
  return members;
}

function withoutFile(hint: FileHint | undefined, text: string, path: JsonPath, files: OmittedFile[]): string {
  const file = describeFileText(text, hint);
  if (!file || file.isMissing) return text;
  const name = fileNameOf(text);
  const omitted = {
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes,
    ...(name !== undefined && { name }),
  };
  files.push({ path, ...omitted });
  return writeMissingFile(omitted);
}

function fileHint(node: FieldNode | undefined): FileHint | undefined {
  return node?.kind === "string" ? node.hints?.file : undefined;
}

function itemNode(node: FieldNode | undefined, index: number): FieldNode | undefined {
  if (node?.kind === "array") return node.item;
  return node?.kind === "tuple" ? (node.items[index] ?? node.rest) : undefined;
}

function memberNode(node: FieldNode | undefined, key: string): FieldNode | undefined {
  if (node?.kind === "map") return node.value;
  if (node?.kind !== "object") return undefined;
  const property = node.properties.find(({ name }) => name === key);
  return property?.node ?? (typeof node.additional === "string" ? undefined : node.additional);
}
