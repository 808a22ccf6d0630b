import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { SdkMember, SdkNode } from "./sdk-method";

/** A place of a request that an SDK would send otherwise. */
export interface Misfit {
  /** Names on the wire and positions, from the top. */
  path: (string | number)[];
  reason: "unknown" | "refused" | "missing" | "added";
}

/** The value as it is given to the SDK, or why there is none that it would send as it is. */
export type Fit = { value: Json } | { misfits: Misfit[] };

/**
 * Turns values of the wire into arguments of an SDK and back. Only an argument that the SDK sends as exactly the same
 * JSON, the order of named members aside, is a fit: each union is tried out the way the SDK does it.
 */
export class SdkFitter {
  readonly #nodes: SdkNode[];
  readonly #mayAdd: (member: SdkMember) => boolean;

  /** `mayAdd` says which members the SDK may add to the outermost object. */
  constructor(nodes: SdkNode[], mayAdd: (member: SdkMember) => boolean = () => false) {
    this.#nodes = nodes;
    this.#mayAdd = mayAdd;
  }

  fit(place: number, wire: Json): Fit {
    return this.#fromWire(place, wire, []);
  }

  #fromWire(place: number, wire: Json, path: Misfit["path"]): Fit {
    const node = this.#nodes[place] ?? "unsupported";
    if (typeof node === "string") return isScalarFit(node, wire) ? { value: wire } : refused(path);
    if ("values" in node) return node.values.some((value) => value === wire) ? { value: wire } : refused(path);
    if ("nullable" in node) return wire === null ? { value: null } : this.#fromWire(node.nullable, wire, path);
    if ("list" in node) {
      if (!Array.isArray(wire)) return refused(path);
      const items = wire.map((item, index) => this.#fromWire(node.list, item, [...path, index]));
      return gather(items, (values) => values);
    }
    if ("map" in node) return this.#mapFromWire(node.map, wire, path);
    if ("members" in node) return this.#membersFromWire(node.members, wire, path);
    if ("both" in node) return this.#bothFromWire(node.both, wire, path);
    return this.#eitherFromWire(place, node.either, wire, path);
  }

  #mapFromWire(place: number, wire: Json, path: Misfit["path"]): Fit {
    if (!isJsonObject(wire)) return refused(path);
    const names = Object.keys(wire);
    // A copy that is made by plain assignment loses it.
    if (names.includes("__proto__")) return { misfits: [{ path: [...path, "__proto__"], reason: "unknown" }] };
    const members = names.map((name) => this.#fromWire(place, wire[name] ?? null, [...path, name]));
    return gather(members, (values) => objectOf(names, values));
  }

  #membersFromWire(members: SdkMember[], wire: Json, path: Misfit["path"]): Fit {
    if (!isJsonObject(wire)) return refused(path);
    const names: string[] = [];
    const attempts: Fit[] = [];
    const misfits: Misfit[] = [];
    for (const [name, value] of Object.entries(wire)) {
      const member = members.find((other) => wireNameOf(other) === name);
      if (member) {
        names.push(member.name);
        attempts.push(this.#fromWire(member.node, value, [...path, name]));
      } else misfits.push({ path: [...path, name], reason: "unknown" });
    }
    for (const member of members) {
      const name = wireNameOf(member);
      if (Object.hasOwn(wire, name)) continue;
      if (member.value !== undefined) {
        if (path.length > 0 || !this.#mayAdd(member)) misfits.push({ path: [...path, name], reason: "added" });
      } else if (!member.optional) misfits.push({ path: [...path, name], reason: "missing" });
    }
    const gathered = gather(attempts, (values) => objectOf(names, values));
    if (misfits.length === 0) return gathered;
    return { misfits: [...misfits, ...("misfits" in gathered ? gathered.misfits : [])] };
  }

  /** Each side is given the members that it knows; what no side knows is left out when it is sent. */
  #bothFromWire(places: number[], wire: Json, path: Misfit["path"]): Fit {
    if (!isJsonObject(wire)) return refused(path);
    const strange = places.map((place) => {
      const fit = this.#fromWire(place, wire, path);
      const unknown = "misfits" in fit ? fit.misfits.filter((misfit) => misfit.reason === "unknown") : [];
      return new Set(
        unknown.filter((misfit) => misfit.path.length === path.length + 1).map(({ path: at }) => at.at(-1)),
      );
    });
    const misfits = Object.keys(wire)
      .filter((name) => strange.every((names) => names.has(name)))
      .map((name): Misfit => ({ path: [...path, name], reason: "unknown" }));
    if (misfits.length > 0) return { misfits };
    const sides = places.map((place, index) => {
      const known = Object.entries(wire).filter(([name]) => !strange[index]?.has(name));
      return this.#fromWire(place, Object.fromEntries(known), path);
    });
    return gather(sides, (values) => Object.assign({}, ...values));
  }

  #eitherFromWire(place: number, options: number[], wire: Json, path: Misfit["path"]): Fit {
    let closest: Misfit[] | undefined;
    for (const option of options) {
      const attempt = this.#fromWire(option, wire, path);
      if ("misfits" in attempt) {
        if (!closest || isCloser(attempt.misfits, closest)) closest = attempt.misfits;
        continue;
      }
      const sent = this.#toWire(place, attempt.value);
      if (sent !== undefined && isSameJson(sent, wire)) return attempt;
    }
    return { misfits: closest ?? [{ path, reason: "refused" }] };
  }

  /** What the SDK sends for a value; undefined when it refuses it. */
  #toWire(place: number, value: Json): Json | undefined {
    const node = this.#nodes[place] ?? "unsupported";
    if (typeof node === "string") return isScalarFit(node, value) ? value : undefined;
    if ("values" in node) return node.values.some((other) => other === value) ? value : undefined;
    if ("nullable" in node) return value === null ? null : this.#toWire(node.nullable, value);
    if ("list" in node) {
      return Array.isArray(value) ? allOf(value.map((item) => this.#toWire(node.list, item))) : undefined;
    }
    if ("either" in node) return firstOf(node.either, (option) => this.#toWire(option, value));
    if (!isJsonObject(value)) return undefined;
    if ("both" in node) {
      const sides = allOf(node.both.map((side) => this.#toWire(side, value)));
      return sides && Object.assign({}, ...sides);
    }
    if ("map" in node) {
      const members = allOf(Object.values(value).map((member) => this.#toWire(node.map, member)));
      return members && objectOf(Object.keys(value), members);
    }
    const sent: JsonObject = {};
    for (const member of node.members) {
      const given = Object.hasOwn(value, member.name) ? value[member.name] : member.value;
      if (given === undefined && member.optional) continue;
      const result = given === undefined ? undefined : this.#toWire(member.node, given);
      if (result === undefined) return undefined;
      setMember(sent, wireNameOf(member), result);
    }
    return sent;
  }
}

function refused(path: Misfit["path"]): Fit {
  return { misfits: [{ path, reason: "refused" }] };
}

function gather(attempts: Fit[], join: (values: Json[]) => Json): Fit {
  const misfits = attempts.flatMap((attempt) => ("misfits" in attempt ? attempt.misfits : []));
  const values = attempts.flatMap((attempt) => ("value" in attempt ? [attempt.value] : []));
  return misfits.length > 0 ? { misfits } : { value: join(values) };
}

function isScalarFit(node: Extract<SdkNode, string>, value: Json): boolean {
  switch (node) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "any":
      return true;
    case "unsupported":
      return false;
  }
}

function wireNameOf(member: SdkMember): string {
  return member.wire ?? member.name;
}

function objectOf(names: string[], values: Json[]): JsonObject {
  const object: JsonObject = {};
  for (const [index, name] of names.entries()) setMember(object, name, values[index] ?? null);
  return object;
}

/** Whether the first failure lies deeper, or as deep with fewer others: its variant is the one that was meant. */
function isCloser(misfits: Misfit[], than: Misfit[]): boolean {
  const depth = (list: Misfit[]) => Math.max(...list.map(({ path }) => path.length));
  const wrong = (list: Misfit[]) => list.filter(({ reason }) => reason === "refused").length;
  if (wrong(misfits) !== wrong(than)) return wrong(misfits) < wrong(than);
  return misfits.length === than.length ? depth(misfits) > depth(than) : misfits.length < than.length;
}

/** Equal but for the order of members. */
function isSameJson(a: Json, b: Json): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, at) => isSameJson(item, b[at] ?? null))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameJson(a[name] ?? null, b[name] ?? null))
  );
}

function allOf(values: (Json | undefined)[]): Json[] | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length === values.length ? found : undefined;
}

function firstOf<Item, Result>(items: Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = find(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
