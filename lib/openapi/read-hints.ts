import type { JsonObject } from "@/lib/json";
import type { DocumentHints, OperationHints, SdkName, StreamAssembler } from "./operation";
import { readContinueHints } from "./read-continue-hints";
import { readObject, readStrings, readText } from "./read-member";

const EXTENSION = "x-playground";
const SDKS: readonly SdkName[] = ["openai", "openrouter"];
const ASSEMBLERS: readonly StreamAssembler[] = ["chat-completions", "responses", "completions"];

/** The `x-playground` extension of an object of the document; members of another shape are left out. */
export function readExtension(owner: JsonObject): JsonObject {
  return readObject(owner, EXTENSION) ?? {};
}

/** What the document says to the playground as a whole. */
export function readDocumentHints(document: JsonObject): DocumentHints {
  const extension = readExtension(document);
  const start = readText(extension, "start");
  const keyUrl = readText(extension, "keyUrl");
  const creditsUrl = readText(extension, "creditsUrl");
  const credentialVariable = readText(extension, "credentialVariable");
  const clients = SDKS.filter((name) => readStrings(extension, "clients").includes(name));
  return {
    ...(start !== undefined && { start }),
    ...(keyUrl !== undefined && { keyUrl }),
    ...(creditsUrl !== undefined && { creditsUrl }),
    ...(credentialVariable !== undefined && { credentialVariable }),
    ...(clients.length > 0 && { clients }),
  };
}

/** What an operation says to the playground. */
export function readOperationHints(operation: JsonObject): OperationHints {
  const extension = readExtension(operation);
  const order = readStrings(extension, "order");
  const stream = readObject(extension, "stream") ?? {};
  const property = readText(stream, "property");
  const assembler = ASSEMBLERS.find((name) => name === readText(stream, "assembler"));
  const confirm = readText(extension, "confirm");
  const secret = readText(extension, "secret");
  const outputSchema = readText(extension, "outputSchema");
  const continued = readContinueHints(readObject(extension, "continue"));
  return {
    ...(order.length > 0 && { order }),
    ...(property !== undefined && assembler !== undefined && { stream: { property, assembler } }),
    ...(confirm !== undefined && { confirm }),
    ...(secret !== undefined && { secret }),
    ...(continued !== undefined && { continue: continued }),
    ...(outputSchema !== undefined && { outputSchema }),
  };
}
