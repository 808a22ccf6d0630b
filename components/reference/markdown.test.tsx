import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

describe("Markdown", () => {
  it.each([
    ["Plain text.", "<p>Plain text.</p>"],
    ["Set `stream` to **true**.", "<p>Set <code>stream</code> to <strong>true</strong>.</p>"],
    ["a < b & c &amp; d", "<p>a &lt; b &amp; c &amp; d</p>"],
    ["[site](https://example.com)", '<p><a href="https://example.com" rel="noreferrer">site</a></p>'],
    ["[run](javascript:alert(1))", "<p>run</p>"],
    ["[data](data:text/html;base64,AAAA)", "<p>data</p>"],
    ["[within](/explorer)", "<p>within</p>"],
    ["![pixel](https://evil.example/p.png)", '<p><a href="https://evil.example/p.png" rel="noreferrer">pixel</a></p>'],
    ["<img src=x onerror=alert(1)>", '<div class="ref-text"></div>'],
    ["<p>Some <b>HTML</b></p>", '<div class="ref-text">Some HTML\n</div>'],
    [
      "# Big\n\n- one\n- two",
      '<div class="ref-text"><p><strong>Big</strong></p><ul><li>one</li><li>two</li></ul></div>',
    ],
    ["3. three", '<div class="ref-text"><ol start="3"><li>three</li></ol></div>'],
  ])("shows %j safely", (text, html) => {
    expect(renderToStaticMarkup(<Markdown text={text} />)).toBe(html);
  });
});
