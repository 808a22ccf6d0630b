import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { OperationForm } from "@/lib/fields/operation-form";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";

const description = describeApi(readProjectDescription());

/** The form of an operation of the project's own API description. */
export function projectForm(id: string): OperationForm {
  const operation = description.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`The description has no operation ${id}`);
  return buildOperationForm(description, operation);
}
