import { readdirSync, readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

// The package checks texts that have a fixed set of values only as texts, while its types allow no other value. With
// this the schemas know the values too.
const closedEnums = `
import * as z from "zod/v4";
export const inboundSchema = () => z.any();
export const inboundSchemaInt = () => z.any();
export const outboundSchema = (values) => z.enum(Object.values(values));
export const outboundSchemaInt = (values) => z.union(Object.values(values).filter(Number.isInteger).map((value) => z.literal(value)));
`;
const hook = `
export async function load(url, context, nextLoad) {
  if (!url.endsWith("/@openrouter/sdk/esm/types/enums.js")) return nextLoad(url, context);
  return { format: "module", shortCircuit: true, source: ${JSON.stringify(closedEnums)} };
}
`;

/**
 * What the installed OpenRouter SDK sends for each of its methods, read from its own code: method and path, where its
 * arguments go, and the schemas that its requests pass through.
 */
export async function readOpenRouterTable() {
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const manifest = createRequire(import.meta.url).resolve("@openrouter/sdk/package.json");
  const folder = path.join(path.dirname(manifest), "esm");
  const load = (file) => import(pathToFileURL(path.join(folder, file)).href);
  const [{ OpenRouter }, schemas, { ServerList }] = await Promise.all([
    load("index.js"),
    load("models/operations/index.js"),
    load("lib/config.js"),
  ]);
  const names = listMethodNames(new OpenRouter({ apiKey: "" }));
  const nodes = new NodeList();
  const methods = [];
  for (const file of readdirSync(path.join(folder, "funcs")).sort()) {
    const name = names.get(file.replace(/\.js$/, ""));
    if (!file.endsWith(".js") || !name) continue;
    const call = readCall(readFileSync(path.join(folder, "funcs", file), "utf8"));
    const schema = schemas[call.schema];
    if (!schema) continue;
    methods.push({ name, method: call.method, path: call.path, request: nodes.add(schema), ...call.places });
  }
  return { serverUrl: Object.values(ServerList)[0], ...shareNodes(methods, nodes.list) };
}

/** `chatSend` → `chat.send`, by walking the client and reading which function each of its methods calls. */
function listMethodNames(owner, prefix = "", names = new Map(), depth = 0) {
  const prototype = Object.getPrototypeOf(owner);
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (property.get) {
      const inner = owner[name];
      if (depth < 3 && typeof inner?._createRequest === "function")
        listMethodNames(inner, `${prefix}${name}.`, names, depth + 1);
    } else if (name !== "constructor") {
      const call =
        /^(?:async )?\w+\(request, options\) \{\s*return unwrap\w+\((\w+)\(this, request, options\)\);\s*\}$/;
      const called = call.exec(String(property.value))?.[1];
      if (called && !names.has(called)) names.set(called, prefix + name);
    }
  }
  return names;
}

/** Reads what one function sends; its schema is undefined where it sends something other than JSON. */
function readCall(source) {
  const bodyMember = /encodeJSON\("body", payload\??\.(\w+)/.exec(source)?.[1];
  const [, schema, optional] = /operations\.(\w+\$outboundSchema)(\.optional\(\))?\.parse/.exec(source) ?? [];
  const query = /const query = encodeFormQuery\(\{([\s\S]*?)\}/.exec(source)?.[1] ?? "";
  const sendsJson = bodyMember !== undefined || /const body = null;/.test(source);
  return {
    schema: sendsJson ? schema : undefined,
    method: /method: "(\w+)"/.exec(source)?.[1],
    path: /pathToFunc\("([^"]*)"\)/.exec(source)?.[1],
    places: {
      ...(optional ? { optional: true } : {}),
      ...(bodyMember ? { body: bodyMember } : {}),
      query: [...query.matchAll(/^\s*"([^"]+)":/gm)].map((match) => match[1]),
    },
  };
}

/** The schemas as plain data: each node once, pointing at others by their place in the list. */
class NodeList {
  list = [];
  #places = new Map();
  #same = new Map();

  add(schema) {
    const known = this.#places.get(schema);
    if (known !== undefined) return known;
    const { def } = schema._zod;
    if (def.type === "lazy") return this.#remember(schema, this.add(def.getter()));
    const leaf = leafNode(def);
    if (leaf !== undefined) {
      const key = JSON.stringify(leaf);
      if (!this.#same.has(key)) this.#same.set(key, this.list.push(leaf) - 1);
      return this.#remember(schema, this.#same.get(key));
    }
    const place = this.list.push("unsupported") - 1;
    this.#places.set(schema, place);
    this.list[place] = this.#node(def);
    return place;
  }

  #remember(schema, place) {
    this.#places.set(schema, place);
    return place;
  }

  #node(def) {
    switch (def.type) {
      case "object":
        return { members: this.#members(def.shape, {}) };
      case "pipe":
        // An object whose members are renamed when they are sent.
        if (def.in._zod.def.type === "object") {
          const { shape } = def.in._zod.def;
          return { members: this.#members(shape, wireNames(Object.keys(shape), def.out._zod.def.transform)) };
        }
        return "unsupported";
      case "array":
        return { list: this.add(def.element) };
      case "record":
        return { map: this.add(def.valueType) };
      case "union":
        return { either: def.options.map((option) => this.add(option)) };
      case "intersection":
        return { both: [this.add(def.left), this.add(def.right)] };
      case "nullable":
        return { nullable: this.add(def.innerType) };
      default:
        return "unsupported";
    }
  }

  #members(shape, wire) {
    return Object.entries(shape).map(([name, schema]) => {
      let inner = schema;
      const facts = {};
      for (;;) {
        const { def } = inner._zod;
        if (def.type === "optional") facts.optional = true;
        else if (def.type === "default") Object.assign(facts, { optional: true, value: def.defaultValue });
        else break;
        inner = def.innerType;
      }
      const wireName = Object.hasOwn(wire, name) ? wire[name] : name;
      return { name, ...(wireName === name ? {} : { wire: wireName }), node: this.add(inner), ...facts };
    });
  }
}

/** Nodes that look the same all the way down become one; those that no method needs are left out. */
function shareNodes(methods, list) {
  let classes = list.map(() => 0);
  for (let count = 1; ; ) {
    const known = new Map();
    const next = list.map((node) => {
      const text = JSON.stringify(withPlaces(node, (place) => classes[place]));
      if (!known.has(text)) known.set(text, known.size);
      return known.get(text);
    });
    classes = next;
    if (known.size === count) break;
    count = known.size;
  }
  const nodes = [];
  const places = new Map();
  const keep = (place) => {
    const kind = classes[place];
    if (!places.has(kind)) {
      places.set(kind, nodes.push("unsupported") - 1);
      nodes[places.get(kind)] = withPlaces(list[place], keep);
    }
    return places.get(kind);
  };
  return { methods: methods.map((method) => ({ ...method, request: keep(method.request) })), nodes };
}

/** The node with every place of another node replaced. */
function withPlaces(node, replace) {
  if (typeof node === "string" || node.values) return node;
  if (node.members) {
    return { members: node.members.map((member) => ({ ...member, node: replace(member.node) })) };
  }
  const [[kind, place]] = Object.entries(node);
  return { [kind]: Array.isArray(place) ? place.map(replace) : replace(place) };
}

function leafNode(def) {
  switch (def.type) {
    case "string":
      return def.format || def.checks?.length ? "unsupported" : "text";
    case "number":
      return def.format === "safeint" ? "integer" : def.checks?.length ? "unsupported" : "number";
    case "boolean":
    case "any":
      return def.type;
    case "enum":
      return { values: Object.values(def.entries) };
    case "literal":
      return { values: [...def.values] };
    default:
      return undefined;
  }
}

/** The names that a renaming function gives, found by having it rename. */
function wireNames(names, rename) {
  const renamed = rename(Object.fromEntries(names.map((name) => [name, name])));
  return Object.fromEntries(Object.entries(renamed).map(([wire, name]) => [name, wire]));
}
