import type { Json } from "@/lib/json";
import type { HttpMethod } from "@/lib/openapi/operation";

/** What the methods of an SDK send, as read from its installed package. Nodes name others by their place in `nodes`. */
export interface SdkTable {
  /** The base URL that it uses when it is given none. */
  serverUrl: string;
  methods: SdkMethod[];
  nodes: SdkNode[];
}

export interface SdkMethod {
  /** As it is called on the client: `chat.send`. */
  name: string;
  method: HttpMethod;
  /** Path template below the base URL. */
  path: string;
  /** Node of its argument, an object whose members become path, query, headers and body. */
  request: number;
  /** The argument can be left out. */
  optional?: boolean;
  /** Name on the wire side of the member that is the body. */
  body?: string;
  /** Query parameters in the order in which they are sent. */
  query: string[];
}

/** What a value must be for the SDK to take it. */
export type SdkNode =
  | "text"
  | "number"
  | "integer"
  | "boolean"
  | "any"
  /** A date or another value that is no JSON. */
  | "unsupported"
  | { values: (string | number | boolean)[] }
  | { list: number }
  | { map: number }
  /** The first that takes the value sends it. */
  | { either: number[] }
  /** Both see the value, and what they send is put together. */
  | { both: number[] }
  | { nullable: number }
  /** Other members are left out when it is sent. */
  | { members: SdkMember[] };

export interface SdkMember {
  /** In the code. */
  name: string;
  /** On the wire, where it is called otherwise. */
  wire?: string;
  node: number;
  optional?: boolean;
  /** Sent when the member is not given. */
  value?: Json;
}
