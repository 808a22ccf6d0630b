import type { JsonPath } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";
import type { ProblemCode } from "./problem";

/** One thing that is wrong with a request, with the field to show it at. */
export interface RequestProblem {
  /** Name of the draft in a form whose state is a `RequestDraft`: `body.drafts.m0.parts.p3`. */
  name: string;
  location: ParameterLocation | "body";
  path: JsonPath;
  /** The path as people read it; "" for the body as a whole. */
  where: string;
  message: string;
  code: ProblemCode;
}
