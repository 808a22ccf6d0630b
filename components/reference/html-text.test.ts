import { describe, expect, it } from "vitest";
import { htmlText } from "./html-text";

describe("htmlText", () => {
  it.each([
    ["a &lt; b &amp;&amp; c &#x41;&#66;", "a < b && c AB"],
    ["<p>One <code>two</code></p>", "One two\n"],
    ["a<br/>b", "a\nb"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    ["<script>alert(1)</script>", "alert(1)"],
    ["&unknown; &#xd800; &#0; &#9999999;", "&unknown; &#xd800; &#0; &#9999999;"],
    ["<!-- hidden -->shown", "shown"],
  ])("reads %j as %j", (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});
