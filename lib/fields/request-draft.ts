import type { JsonObject } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";
import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import type { FieldNode, ObjectField } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import type { OperationForm, RequestValues } from "./operation-form";
import { startDraft } from "./start-draft";

/**
 * Form state of a whole request. The parameters of each place are one object draft, read together with
 * `parameterNode`; names that the description does not know are its additional keys. Plain data, apart from picked files.
 */
export interface RequestDraft {
  path: Draft;
  query: Draft;
  header: Draft;
  cookie: Draft;
  body: BodyDraft;
}

export interface BodyDraft {
  /** As chosen or imported; "" when the operation has no body of its own. */
  mediaType: string;
  /** One draft per visited media type, by `m<position>`; see `bodyName`. */
  drafts: Record<string, Draft>;
}

export const PARAMETER_LOCATIONS: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

const parameterNodes = new WeakMap<OperationForm, Record<ParameterLocation, ObjectField>>();

/** The parameters of one place as an object: the same node each time, in document order. */
export function parameterNode(form: OperationForm, location: ParameterLocation): ObjectField {
  let nodes = parameterNodes.get(form);
  if (!nodes) {
    nodes = {
      path: locationNode(form, "path"),
      query: locationNode(form, "query"),
      header: locationNode(form, "header"),
      cookie: locationNode(form, "cookie"),
    };
    parameterNodes.set(form, nodes);
  }
  return nodes[location];
}

function locationNode(form: OperationForm, location: ParameterLocation): ObjectField {
  const properties = form.parameters
    .filter((parameter) => parameter.location === location)
    .map(({ name, required, node }) => ({ name, required, node }));
  return { kind: "object", properties, additional: "open" };
}

/** Node of the body in the chosen media type. A body or media type that the description lacks is edited as JSON. */
export function bodyNode(form: OperationForm, mediaType: string): FieldNode {
  return form.body?.media[mediaPosition(form, mediaType)]?.node ?? UNDESCRIBED_BODY;
}

/** Name of the draft of the body, for react-hook-form. */
export function bodyName(form: OperationForm, mediaType: string): string {
  return `body.drafts.${bodyKey(form, mediaType)}`;
}

/** The draft of the body in the chosen media type. */
export function bodyDraft(form: OperationForm, body: BodyDraft): Draft | undefined {
  return body.drafts[bodyKey(form, body.mediaType)];
}

const UNDESCRIBED_BODY: FieldNode = { kind: "any" };

/** Form state for the values of a request. `valuesFromRequestDraft` gives them back. */
export function requestDraftFromValues(form: OperationForm, values: RequestValues): RequestDraft {
  const mediaType = values.mediaType ?? form.body?.media[0]?.mediaType ?? "";
  const drafts: Record<string, Draft> =
    values.body === undefined
      ? {}
      : { [bodyKey(form, mediaType)]: draftFromJson(bodyNode(form, mediaType), values.body) };
  return { ...parameterDrafts(form, values), body: { mediaType, drafts } };
}

/** The values that a form stands for; only what is set is in them. */
export function valuesFromRequestDraft(form: OperationForm, draft: RequestDraft): RequestValues {
  const values: RequestValues = {};
  for (const location of PARAMETER_LOCATIONS) {
    const members = parameterValues(form, draft, location);
    if (Object.keys(members).length > 0) {
      values[location] = members;
    }
  }
  const { mediaType } = draft.body;
  if (mediaType !== (form.body?.media[0]?.mediaType ?? "")) {
    values.mediaType = mediaType;
  }
  const body = jsonFromDraft(bodyNode(form, mediaType), bodyDraft(form, draft.body));
  if (body !== undefined) {
    values.body = body;
  }
  return values;
}

/**
 * Changes the media type. A type that was visited comes back as it was left; a new one takes over the body where it is
 * described there too.
 */
export function switchMediaType(form: OperationForm, body: BodyDraft, mediaType: string): BodyDraft {
  const key = bodyKey(form, mediaType);
  const json = jsonFromDraft(bodyNode(form, body.mediaType), bodyDraft(form, body));
  const taken = json === undefined ? undefined : draftFromJson(bodyNode(form, mediaType), json);
  const fresh = taken && taken.state !== "raw" ? taken : startDraft(bodyNode(form, mediaType));
  return { mediaType, drafts: { ...body.drafts, [key]: body.drafts[key] ?? fresh } };
}

function parameterDrafts(form: OperationForm, values: RequestValues): Omit<RequestDraft, "body"> {
  const draftOf = (location: ParameterLocation) => draftFromJson(parameterNode(form, location), values[location] ?? {});
  return { path: draftOf("path"), query: draftOf("query"), header: draftOf("header"), cookie: draftOf("cookie") };
}

function parameterValues(form: OperationForm, draft: RequestDraft, location: ParameterLocation): JsonObject {
  const members = jsonFromDraft(parameterNode(form, location), draft[location]);
  return isJsonObject(members) ? members : {};
}

function bodyKey(form: OperationForm, mediaType: string): string {
  return `m${mediaPosition(form, mediaType)}`;
}

/** Position of the described media type that covers this one; as many as there are when none does. */
function mediaPosition(form: OperationForm, mediaType: string): number {
  const described = (form.body?.media ?? []).map((media) => media.mediaType);
  const bare = bareMediaType(mediaType);
  const tests: ((candidate: string) => boolean)[] = [
    (candidate) => candidate === mediaType,
    (candidate) => bareMediaType(candidate) === bare,
    (candidate) => candidate.endsWith("/*") && candidate !== "*/*" && bare.startsWith(candidate.slice(0, -1)),
    (candidate) => candidate === "*/*",
  ];
  const position = tests.map((test) => described.findIndex(test)).find((found) => found >= 0);
  return position ?? described.length;
}

function bareMediaType(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
