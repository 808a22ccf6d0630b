import { describe, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { createRandom, runSeed } from "@/lib/fields/testing/random";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildRequest } from "@/lib/request/build-request";
import type { RequestModel } from "@/lib/request/request-model";
import { renderCurl } from "@/lib/snippets/targets/curl";
import { generateRequest } from "@/lib/snippets/testing/generate-requests";
import { importRequest } from "./import-request";

const REQUESTS_PER_OPERATION = 8;

const api = describeApi(readProjectDescription());
const server = { baseUrl: "https://openrouter.ai/api/v1" };
const file = new File(["x"], "x.txt");

/** What is sent: the media type of a body is in its headers, and the credential is no part of the request. */
function comparable({ method, path, queryString, headers, body }: RequestModel) {
  const query = [...new URLSearchParams(queryString)];
  // As text, because JSON has no -0.
  return JSON.stringify({ method, path, query, headers: [...headers].sort(), body }, null, 1);
}

describe("a request written as cURL and imported", () => {
  it.each([1, runSeed])("is the request again, for every operation (seed %i)", (seed) => {
    const random = createRandom(seed);
    for (const operation of api.operations) {
      const form = buildOperationForm(api, operation);
      for (let index = 0; index < REQUESTS_PER_OPERATION; index++) {
        const model = generateRequest(api, operation, random, file);
        const { code } = renderCurl({ baseUrl: server.baseUrl, model, credentialVariable: "OPENROUTER_API_KEY" });
        const imported = importRequest(code, { form, operations: api.operations, servers: [server] });
        if (imported.kind !== "values") throw new Error(`${operation.id}: ${JSON.stringify(imported)}\n${code}`);
        expect(comparable(buildRequest(form, imported.values)), code).toBe(comparable(model));
        expect(imported.credentials).toEqual({});
      }
    }
  });
});
