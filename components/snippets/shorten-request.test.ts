import { expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { SnippetRequest } from "@/lib/snippets/snippet";
import { shortenRequest } from "./shorten-request";

const requestOf = (value: Json): SnippetRequest => ({
  baseUrl: "https://api.example.com",
  credentialVariable: "KEY",
  model: {
    method: "POST",
    path: "/",
    queryString: "",
    headers: [],
    body: { kind: "json", mediaType: "application/json", value },
    streaming: false,
    security: [],
  },
});

it("cuts large files short and nothing else", () => {
  const base64 = "QUJD".repeat(100_000);
  const prose = "word ".repeat(100_000);
  const shortened = shortenRequest(requestOf({ prose, list: [base64, `data:image/png;base64,${base64}`], small: "x" }));
  expect(shortened.model.body).toMatchObject({
    value: {
      prose,
      list: [
        expect.stringMatching(/^(QUJD){16}… \(400000 characters\)$/),
        expect.stringMatching(/^data:image\/png;base64,[QUJD]{42}… \(400022 characters\)$/),
      ],
      small: "x",
    },
  });
});

it("gives the same request back when there is nothing to cut", () => {
  const request = requestOf({ a: ["data:image/png;base64,QUJD", null, 1], __proto__: { b: "c" } });
  expect(shortenRequest(request)).toBe(request);
});
