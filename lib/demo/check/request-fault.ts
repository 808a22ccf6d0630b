import { formatPath } from "@/lib/fields/problem";
import type { JsonPath } from "@/lib/json";
import type { DemoFailure } from "../demo-failure";

/** One thing that is wrong with a request. */
export interface RequestFault {
  /** "body", or which parameter. */
  place: string;
  /** Where in the value of that place. */
  path: JsonPath;
  message: string;
}

const FAULTS_LISTED = 20;

/** The answer to a request with faults: the first one in words, up to twenty as data. */
export function refuseFaults(faults: readonly RequestFault[]): DemoFailure {
  const [first] = faults;
  const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return {
    status: 400,
    type: "invalid_request",
    message: first ? `${describeFault(first)}${others}` : "The request is invalid.",
    metadata: {
      issues: faults
        .slice(0, FAULTS_LISTED)
        .map(({ place, path, message }) => ({ in: place, path: [...path], message })),
    },
  };
}

/** "messages 2 › content 1 › image_url › url: Must be text" */
function describeFault({ place, path, message }: RequestFault): string {
  const where = formatPath(path);
  const isBody = place === "body";
  return `${isBody ? where || "body" : where === "" ? place : `${place} › ${where}`}: ${message}`;
}
