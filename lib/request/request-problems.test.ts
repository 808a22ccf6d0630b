import { expect, it } from "vitest";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { makeForm, makeParameter } from "@/lib/snippets/testing/operation-forms";
import { requestProblemMessages } from "./request-problem-messages";
import { listRequestProblems } from "./request-problems";

it.each<[string, Partial<OperationForm>, RequestValues, string[]]>([
  ["nothing", { path: "/a/{b}" }, { path: { b: "..x" }, query: { a: ".." }, header: { "X-Title": "a" } }, []],
  ["an unfilled path", { path: "/{a}/{b}" }, { path: { a: "x" } }, ["path-missing path b"]],
  ["an empty segment", { path: "/a/{b}/c" }, { path: { b: "" } }, ["path-empty path b"]],
  ["a segment of one dot", { path: "/a/{b}" }, { path: { b: "." } }, ["path-dots path b"]],
  ["a segment of two dots", { path: "/a/{b}" }, { path: { b: ".." } }, ["path-dots path b"]],
  ["dots made of two values", { path: "/a/{b}{c}" }, { path: { b: ".", c: "." } }, ["path-dots path b"]],
  ["no dots in a longer segment", { path: "/a/{b}.json" }, { path: { b: "." } }, []],
  ["slashes in a path value", { path: "/a/{b}" }, { path: { b: "x/y" } }, ["path-refused path b"]],
  ["slashes that are escaped already", { path: "/a/{b}" }, { path: { b: "x%2Fy" } }, ["path-refused path b"]],
  ["line breaks in a path value", { path: "/a/{b}" }, { path: { b: "x\n" } }, ["path-refused path b"]],
  ["no slash in escapes of other characters", { path: "/a/{b}" }, { path: { b: "100% é:@ %20" } }, []],
  ["header names", {}, { header: { "a b": "c" } }, ["header-name header a b"]],
  ["line breaks in headers", {}, { header: { "X-Title": "a\nb" } }, ["header-value header X-Title"]],
  ["headers beyond ASCII", {}, { header: { "X-Title": "Café" } }, ["header-value header X-Title"]],
  ["credentials among headers", {}, { header: { authorization: "x" } }, ["header-reserved header authorization"]],
  ["undeclared headers", {}, { header: { "X-A": "b" } }, ["header-undeclared header X-A"]],
  ["declared headers in any case", { parameters: [makeParameter("header", "x-a")] }, { header: { "X-A": "b" } }, []],
  ["undeclared cookies", {}, { cookie: { a: "b" } }, ["header-undeclared cookie a"]],
  ["declared cookies", { parameters: [makeParameter("cookie", "a")] }, { cookie: { a: "b" } }, []],
  ["a body on GET", { method: "GET" }, { body: 0 }, ["body-method body "]],
  ["TRACE", { method: "TRACE" }, {}, ["method-browser method "]],
])("finds %s", (_, form, values, expected) => {
  const problems = listRequestProblems(makeForm(form), values);
  expect(problems.map(({ code, place, name }) => `${code} ${place} ${name}`)).toEqual(expected);
  expect(problems.every(({ code }) => requestProblemMessages[code].endsWith("."))).toBe(true);
});
