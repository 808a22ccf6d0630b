import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readList, readString } from "@/lib/openapi/read-member";
import type { FieldContext } from "./field-context";
import { addsShape, isAnnotation, isPlumbing } from "./schema-keywords";
import { omitKeyword, stripSchema } from "./strip-schema";

/**
 * All schema objects that apply at one place, with `$ref` and `allOf` followed: one flat view of what may be a deep
 * composition. It says nothing about members yet, so gathering a recursive schema ends.
 */
export interface GatheredSchema {
  /** Equal keys describe the same: a composition that meets itself again in its own members is recognised by it. */
  key: string;
  /** Bases come before what extends them. */
  parts: JsonObject[];
  /** Where annotations are looked for, the outermost first. */
  notes: JsonObject[];
  typeName?: string;
  /** No value fits (`false`). */
  never: boolean;
  /** A reference that could not be followed. */
  lost: boolean;
  /** The schema itself, behind plain references: only its own discriminator makes a polymorphic base a union. */
  root?: JsonObject;
  /** Decided outside of the schema, e.g. by the union that it is a variant of. */
  nullable?: boolean;
}

interface Found {
  part: JsonObject;
  /** Steps from the outside; a reference counts double, so that what is written in place wins over it. */
  rank: number;
  isNoted: boolean;
}

/** Gathers a schema of the document. The same schema object gives the same result. */
export function gatherSchema(context: FieldContext, schema: Json | undefined): GatheredSchema {
  if (!isJsonObject(schema)) {
    return withKey(context, { parts: [], notes: [], never: schema === false, lost: false });
  }
  let gathered = context.gathered.get(schema);
  if (!gathered) {
    gathered = new Gatherer(context).gather(schema);
    context.gathered.set(schema, gathered);
  }
  return gathered;
}

/** Gives a combination of schemas its key. */
export function withKey(context: FieldContext, schema: Omit<GatheredSchema, "key">): GatheredSchema {
  const ids = (list: JsonObject[]) => list.map((part) => context.idOf(part)).join(",");
  const { typeName = "", never, lost, nullable = "", root } = schema;
  const key = [ids(schema.parts), ids(schema.notes), typeName, never, lost, nullable, root ? context.idOf(root) : ""];
  return { ...schema, key: key.join("|") };
}

class Gatherer {
  readonly #context: FieldContext;
  readonly #visited = new Set<JsonObject>();
  readonly #path = new Set<JsonObject>();
  readonly #found: Found[] = [];
  #never = false;
  #lost = false;
  #name: { text: string; rank: number } | undefined;

  constructor(context: FieldContext) {
    this.#context = context;
  }

  gather(schema: JsonObject): GatheredSchema {
    this.#visit(schema, 0, true);
    const parts = this.#found.map(({ part }) => part);
    // The sort is stable: of equally deep ones the later comes first, as the more specific one is written last.
    const notes = this.#found.filter(({ isNoted }) => isNoted).reverse();
    notes.sort((a, b) => a.rank - b.rank);
    const root = this.#findRoot(schema);
    return withKey(this.#context, {
      parts: parts.filter((part) => Object.keys(part).some((keyword) => !isPlumbing(keyword) && !isNote(keyword))),
      notes: notes.map(({ part }) => part).filter((part) => Object.keys(part).some(isAnnotation)),
      ...(this.#name && { typeName: this.#name.text }),
      never: this.#never,
      lost: this.#lost,
      ...(root && { root }),
    });
  }

  #visit(schema: Json | undefined, rank: number, isNoted: boolean): void {
    if (schema === false) {
      this.#never = true;
    }
    if (!isJsonObject(schema) || this.#visited.has(schema)) {
      return;
    }
    this.#visited.add(schema);
    this.#path.add(schema);
    const reference = readReference(schema);
    if (reference !== undefined) {
      this.#follow(reference, rank, isNoted);
    }
    const members = readList(schema, "allOf");
    const shapes = members.filter((member) => isJsonObject(member) && addsShape(member)).length;
    // The title of a base is not the title of what is composed from it.
    const isComposed = shapes + (addsOwnShape(schema) ? 1 : 0) > 1;
    for (const member of members) {
      const isReference = isJsonObject(member) && readReference(member) !== undefined;
      this.#visit(member, rank + 1, isNoted && !(isReference && isComposed));
    }
    this.#found.push({ part: this.#withoutSlip(this.#withoutCircle(schema), reference), rank, isNoted });
    this.#path.delete(schema);
  }

  /** A base that lists the schemas extending it is not a choice inside one of these: that would never end. */
  #withoutCircle(schema: JsonObject): JsonObject {
    const circles = (["oneOf", "anyOf"] as const).filter((keyword) =>
      readList(schema, keyword).some((branch) => {
        const reference = isJsonObject(branch) ? readReference(branch) : undefined;
        const target = reference === undefined ? undefined : this.#context.resolve(reference);
        return isJsonObject(target) && target !== schema && this.#path.has(target);
      }),
    );
    return circles.length === 0 ? schema : stripSchema(this.#context, schema, circles);
  }

  /** OpenAPI 3.0 ignores what stands beside a reference; a type there that contradicts what is referred to is a slip. */
  #withoutSlip(schema: JsonObject, reference: string | undefined): JsonObject {
    const target = reference === undefined ? undefined : this.#context.resolve(reference);
    const own = readString(schema, "type");
    const other = isJsonObject(target) ? readString(target, "type") : undefined;
    const isNumber = (type: string | undefined) => type === "number" || type === "integer";
    const agrees = own === undefined || other === undefined || own === other || (isNumber(own) && isNumber(other));
    return agrees ? schema : omitKeyword(this.#context, schema, "type");
  }

  #follow(reference: string, rank: number, isNoted: boolean): void {
    const target = this.#context.resolve(reference);
    if (target === undefined) {
      this.#lost = true;
      return;
    }
    const name = readTypeName(reference);
    if (isNoted && name !== undefined && (this.#name === undefined || rank < this.#name.rank)) {
      this.#name = { text: name, rank };
    }
    this.#visit(target, rank + 2, isNoted);
  }

  #findRoot(schema: JsonObject): JsonObject | undefined {
    let root: Json | undefined = schema;
    for (let hops = 0; isJsonObject(root) && hops < 16; hops += 1) {
      const reference = readReference(root);
      if (reference === undefined) {
        return isJsonObject(root.discriminator) ? root : undefined;
      }
      root = this.#context.resolve(reference);
    }
    return undefined;
  }
}

/** A dynamic reference is followed like a plain one: without other resources in the document it means the same. */
function readReference(schema: JsonObject): string | undefined {
  return readString(schema, "$ref") ?? readString(schema, "$dynamicRef");
}

/** `nullable` and the discriminator take part in building, although they describe no shape. */
function isNote(keyword: string): boolean {
  return isAnnotation(keyword) && keyword !== "nullable" && keyword !== "discriminator";
}

function addsOwnShape(schema: JsonObject): boolean {
  const { allOf: _allOf, $ref: _reference, ...own } = schema;
  return addsShape(own);
}

/** Only where schemas are kept by name; the last word of a pointer into a path or a property names nothing. */
function readTypeName(reference: string): string | undefined {
  return /(^#|\/components\/schemas\/|\$defs\/|definitions\/)[^/]+$/.test(reference)
    ? componentName(reference)
    : undefined;
}

/** The last segment of a reference. */
export function componentName(reference: string): string {
  const segment = reference.slice(Math.max(reference.lastIndexOf("/"), reference.lastIndexOf("#")) + 1);
  const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
