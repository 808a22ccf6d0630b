/**
 * The parts of zod that the validator is built from. They come from `zod/mini`, the same schemas and checks as functions:
 * 7 kB instead of 26 kB gzip. `jitless` has to be set before the first parse: the page allows no `eval`, and zod's probe
 * for it would be reported as a policy violation.
 */
import { config, type core } from "zod/mini";

config({ jitless: true });

export type { ZodMiniType } from "zod/mini";
export type Payload<T> = core.ParsePayload<T>;
export type RawIssue = core.$ZodRawIssue;
export type Issue = core.$ZodIssue;
export {
  any,
  array,
  boolean,
  catchall,
  gt,
  gte,
  lazy,
  literal,
  looseObject,
  lt,
  lte,
  maxLength,
  minLength,
  nullable,
  number,
  object,
  optional,
  safeParse,
  strictObject,
  string,
  tuple,
} from "zod/mini";
