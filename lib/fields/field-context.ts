import type { Json, JsonObject } from "@/lib/json";
import type { ApiDescription } from "@/lib/openapi/operation";
import type { FieldNode } from "./field";
import type { GatheredSchema } from "./gather-schema";
import type { Alternatives } from "./list-alternatives";
import type { SchemaOutline } from "./outline-schema";

export interface FieldContextOptions {
  /** In requests read-only properties are never required, in responses write-only ones are not. */
  direction: "request" | "response";
  /** Binary strings are files. False for JSON and plain forms, where no file can be: they are text there. */
  files: boolean;
}

/**
 * What the schemas of one description are built in. Nodes are shared by everything that is built in the same context,
 * so that recursive schemas end in cycles and common ones are built once.
 */
export interface FieldContext extends FieldContextOptions {
  resolve(reference: string): Json | undefined;
  /** Numbers for schema objects, to make keys of. */
  idOf(schema: JsonObject): number;
  gathered: Map<JsonObject, GatheredSchema>;
  outlines: Map<string, SchemaOutline>;
  /** Null for schemas that offer no choice. */
  alternatives: Map<string, Alternatives | null>;
  nodes: Map<string, FieldNode>;
  /** Schemas without their annotations, by schema and left-out keyword. */
  stripped: Map<JsonObject, Map<string, JsonObject>>;
  /** Nodes that were promised to others and have to be filled. */
  open: { node: FieldNode; schema: GatheredSchema }[];
}

const contexts = new WeakMap<object, Map<string, FieldContext>>();

/** The context of a description for one kind of use; asking twice gives the same one. */
export function contextOf(
  description: Pick<ApiDescription, "resolve">,
  { direction, files }: FieldContextOptions,
): FieldContext {
  const known = contexts.get(description) ?? new Map<string, FieldContext>();
  contexts.set(description, known);
  const key = `${direction} ${files}`;
  let context = known.get(key);
  if (!context) {
    context = createContext(description, { direction, files });
    known.set(key, context);
  }
  return context;
}

function createContext(description: Pick<ApiDescription, "resolve">, options: FieldContextOptions): FieldContext {
  const ids = new WeakMap<JsonObject, number>();
  let lastId = 0;
  return {
    ...options,
    resolve: (reference) => description.resolve(reference),
    idOf(schema) {
      let id = ids.get(schema);
      if (id === undefined) {
        lastId += 1;
        id = lastId;
        ids.set(schema, id);
      }
      return id;
    },
    gathered: new Map(),
    outlines: new Map(),
    alternatives: new Map(),
    nodes: new Map(),
    stripped: new Map(),
    open: [],
  };
}
