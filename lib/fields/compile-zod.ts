import { isJsonObject, type Json } from "@/lib/json";
import type { ArrayField, FieldNode, MapField, NumberField, ObjectField, TupleField, UnionField } from "./field";
import { isOfImpliedType } from "./implied-type";
import { equalJson } from "./json-text";
import { matchVariant, tagOf } from "./match-variant";
import type { Problem } from "./problem";
import { wording } from "./problem-wording";
import { issueOf, problemsFromIssues } from "./problems-from-issues";
import { checkItems, checkMembers, checkNumber, checkText, hasMemberChecks } from "./value-checks";
import * as zod from "./zod";

const schemas = new WeakMap<FieldNode, zod.ZodMiniType>();
/** Verdicts on objects and lists: trying variants may come to the same value with the same node again and again. */
const verdicts = new WeakMap<object, Map<FieldNode, Problem[]>>();

/**
 * The problems of a value. Objects must have no prototype: zod reads members by plain access, and an absent property called
 * "constructor" must be absent.
 */
export function judge(node: FieldNode, value: Json): Problem[] {
  if (typeof value !== "object" || value === null) {
    return parse(compileZod(node), value);
  }
  const known = verdicts.get(value) ?? new Map<FieldNode, Problem[]>();
  const verdict = known.get(node) ?? parse(compileZod(node), value);
  known.set(node, verdict);
  verdicts.set(value, known);
  return verdict;
}

/** The zod schema of a node. Each node is compiled once; a node that is met inside itself becomes a lazy reference. */
function compileZod(node: FieldNode): zod.ZodMiniType {
  const known = schemas.get(node);
  if (known) {
    return known;
  }
  schemas.set(
    node,
    zod.lazy(() => compileZod(node)),
  );
  const schema = compileLeniently(node);
  const compiled = node.nullable ? zod.nullable(schema) : schema;
  schemas.set(node, compiled);
  return compiled;
}

/** Where the description only implies a type or a fixed value, other ones are left to the server. */
function compileLeniently(node: FieldNode): zod.ZodMiniType {
  if (node.kind === "const" && node.unchecked?.includes("const")) {
    return zod.any();
  }
  const schema = compileKind(node);
  return node.unchecked?.includes("type")
    ? judging((value) => (isOfImpliedType(node, value) ? parse(schema, value) : []))
    : schema;
}

function compileKind(node: FieldNode): zod.ZodMiniType {
  switch (node.kind) {
    case "string":
      return zod.string().check(checking((text) => checkText(node, text)));
    case "number":
    case "integer":
      return compileNumber(node);
    case "boolean":
      return zod.boolean();
    case "enum":
      return compileChoice(node.values);
    case "const":
      return compileChoice([node.value]);
    case "array":
      return compileList(node, zod.array(compileZod(node.item)));
    case "tuple":
      return compileList(node, compileTuple(node));
    case "map":
      return withMemberChecks(node, zod.catchall(zod.object({}), compileZod(node.value)));
    case "object":
      return withMemberChecks(node, compileObject(node));
    case "union":
      return judging((value) => judgeUnion(node, value));
    case "any":
    case "file":
      return zod.any();
  }
}

function compileNumber(node: NumberField): zod.ZodMiniType {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node;
  const bounds = [
    ...(minimum === undefined ? [] : [zod.gte(minimum)]),
    ...(maximum === undefined ? [] : [zod.lte(maximum)]),
    ...(exclusiveMinimum === undefined ? [] : [zod.gt(exclusiveMinimum)]),
    ...(exclusiveMaximum === undefined ? [] : [zod.lt(exclusiveMaximum)]),
  ];
  return zod.number().check(
    ...bounds,
    checking((value) => checkNumber(node, value)),
  );
}

function compileChoice(values: Json[]): zod.ZodMiniType {
  const simple = values.filter((value) => typeof value !== "object" || value === null);
  if (simple.length === values.length && simple.length > 0) {
    return zod.literal(simple);
  }
  return judging((value) =>
    values.some((candidate) => equalJson(candidate, value))
      ? []
      : [{ path: [], code: "choice", message: wording.choice(values) }],
  );
}

function compileTuple(node: TupleField): zod.ZodMiniType<unknown[]> {
  const [first, ...others] = node.items.map((item) => zod.optional(compileZod(item)));
  if (!first) {
    return node.rest ? zod.array(compileZod(node.rest)) : zod.array(zod.any()).check(zod.maxLength(0));
  }
  return node.rest ? zod.tuple([first, ...others], compileZod(node.rest)) : zod.tuple([first, ...others]);
}

function compileObject(node: ObjectField): zod.ZodMiniType {
  const shape: Record<string, zod.ZodMiniType> = {};
  for (const { name, required, node: property } of node.properties) {
    const schema = compileZod(property);
    const value = required && !property.readOnly ? schema : zod.optional(schema);
    Object.defineProperty(shape, name, { value, enumerable: true, configurable: true, writable: true });
  }
  if (node.additional === "closed") {
    return zod.strictObject(shape);
  }
  return node.additional === "open"
    ? zod.looseObject(shape)
    : zod.catchall(zod.object(shape), compileZod(node.additional));
}

function compileList(node: ArrayField | TupleField, list: zod.ZodMiniType<unknown[]>): zod.ZodMiniType {
  const bounded = list.check(
    ...(node.minItems === undefined ? [] : [zod.minLength(node.minItems)]),
    ...(node.maxItems === undefined ? [] : [zod.maxLength(node.maxItems)]),
  );
  return node.kind === "array" && node.uniqueItems
    ? judging((value) => [...parse(bounded, value), ...(Array.isArray(value) ? checkItems(value) : [])])
    : bounded;
}

/** Adds what zod's object cannot say. It looks at the value itself: zod's copy lacks a member called `__proto__`. */
function withMemberChecks(node: MapField | ObjectField, members: zod.ZodMiniType): zod.ZodMiniType {
  if (!hasMemberChecks(node)) {
    return members;
  }
  const key = node.kind === "map" ? node.key : undefined;
  const keyProblems = (name: string) => (key ? judge(key, name) : []);
  return judging((value) => [
    ...parse(members, value),
    ...(isJsonObject(value) ? checkMembers(node, value, keyProblems) : []),
  ]);
}

/**
 * A value is right when any variant takes it. When none does, the problems are those of the variant that it was meant
 * to be, not a heap of all of them.
 */
function judgeUnion(union: UnionField, value: Json): Problem[] {
  const match = matchVariant(union, value);
  const meant = match === undefined ? undefined : union.variants[match];
  const problems = meant ? judge(meant.node, value) : undefined;
  const isRight =
    problems?.length === 0 ||
    union.variants.some((variant) => variant !== meant && judge(variant.node, value).length === 0);
  return isRight ? [] : (problems ?? [unmatchedProblem(union, value)]);
}

function unmatchedProblem(union: UnionField, value: Json): Problem {
  if (union.tag !== undefined && tagOf(union, value) !== undefined) {
    const tags = union.variants.flatMap((variant) => variant.tags ?? []);
    return { path: [union.tag], code: "choice", message: wording.choice(tags) };
  }
  return { path: [], code: "type", message: wording.unionType(union, value === null) };
}

/** A schema that leaves the verdict to a function, which sees the value as it was given. */
function judging(verdict: (value: Json) => Problem[]): zod.ZodMiniType {
  return zod.any().check(checking(verdict));
}

function checking<T extends Json>(verdict: (value: T) => Problem[]): (payload: zod.Payload<T>) => void {
  return (payload) => {
    // An absent member is the business of the object around it.
    if (payload.value !== undefined) {
      payload.issues.push(...verdict(payload.value).map((problem) => issueOf(problem, payload.value)));
    }
  };
}

function parse(schema: zod.ZodMiniType, value: Json): Problem[] {
  const result = zod.safeParse(schema, value, { reportInput: true });
  const issues = result.success ? [] : result.error.issues;
  // The length of an empty text is no fault of what should have been a list.
  const wrongType = issues.find((issue) => issue.code === "invalid_type" && issue.path.length === 0);
  return problemsFromIssues(wrongType ? [wrongType] : issues);
}
