import { expect, it } from "vitest";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { joinLogin, nameAlternatives, splitLogin } from "./credential-words";

const bearer = (name: string): SecurityScheme => ({ kind: "bearer", name });
const key: SecurityScheme = { kind: "apiKey", name: "k", in: "query", parameter: "api_key" };

it("tells alternatives apart that are of the same kind", () => {
  expect(nameAlternatives([[bearer("user")], [bearer("admin")], [bearer("user"), key]])).toEqual([
    "Bearer token (user)",
    "Bearer token (admin)",
    "Bearer token + API key in query api_key",
  ]);
});

it.each([
  ["", { user: "", password: "" }],
  ["zoë:", { user: "zoë", password: "" }],
  [":secret", { user: "", password: "secret" }],
  ["zoë:a:b ", { user: "zoë", password: "a:b " }],
])("splits and joins the login %j", (credential, login) => {
  expect(splitLogin(credential)).toEqual(login);
  expect(joinLogin(login)).toBe(credential);
});

it("takes a login that was pasted into the user name apart", () => {
  expect(splitLogin(joinLogin({ user: "zoë:secret", password: "" }))).toEqual({ user: "zoë", password: "secret" });
  expect(joinLogin({ user: "zo:ë", password: "secret" })).toBe("zoë:secret");
});
