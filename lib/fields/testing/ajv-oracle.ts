import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, JsonObject } from "@/lib/json";

export interface Verdict {
  valid: boolean;
  /** Keywords that failed. */
  keywords: string[];
}

/** Judges values by the schema at a pointer of a document, with an independent implementation of JSON Schema 2020-12. */
export function createOracle(document: JsonObject): (pointer: string) => (value: Json) => Verdict {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, ownProperties: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "description");
  return (pointer) => {
    const validate = ajv.compile({ $ref: `description${encodeURI(pointer)}` });
    return (value) => {
      const valid = validate(value) === true;
      return { valid, keywords: (validate.errors ?? []).map((error) => error.keyword) };
    };
  };
}
