import { expect, test } from "vitest";
import { compilePattern } from "./compile-pattern";

test.each([
  ["^\\p{L}+$", "é", true],
  ["^[\\w\\-\\.\\_]+$", "a-._", true],
  ["^s3:\\/\\/[a-z\\-\\_\\!\\/]+$", "s3://a", true],
  ["^\\d{2}$", "1", false],
])("reads %s", (pattern, text, fits) => {
  expect(compilePattern(pattern)?.test(text)).toBe(fits);
});

test.each(["[\\p{Print}&&[^|:/]]+", "(?i)abc", "^[[:alpha:]]+$", "[a-z&&[^b]]", "\\A[a-z]\\z", "a++", "("])(
  "leaves %s to the server",
  (pattern) => {
    expect(compilePattern(pattern)).toBeUndefined();
  },
);
