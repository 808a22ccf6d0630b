import { expect, it } from "vitest";
import { shortenText, sizeWords } from "./shorten-text";

const picture = `    "url": "data:image/png;base64,${"QUJD".repeat(60_000)}=",`;

it("keeps every character of a line", () => {
  for (const line of ["", "short", picture, picture + picture, "x".repeat(5_000), "a b ".repeat(3_000)]) {
    expect(
      shortenText(line)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(line);
  }
});

it("hides the middle of a long run and nothing of prose or short lines", () => {
  const [start, middle, end] = shortenText(picture);
  expect(start?.text).toMatch(/^ {4}"url": "data:image\/png;base64,(QUJD)+$/);
  expect([start?.isHidden, middle?.isHidden, end?.isHidden]).toEqual([false, true, false]);
  expect(middle?.text.length).toBeGreaterThan(239_000);
  expect(end?.text).toMatch(/^[A-D]{0,8}.*",$/);
  for (const line of ["a b ".repeat(3_000), "x".repeat(1_500)]) {
    expect(shortenText(line).every((piece) => !piece.isHidden)).toBe(true);
  }
});

it.each([
  [1_200, "1 kB"],
  [204_800, "205 kB"],
  [1_234_567, "1.2 MB"],
])("says the size of %i characters", (length, words) => {
  expect(sizeWords(length)).toBe(words);
});
