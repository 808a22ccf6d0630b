import { describe, expect, it } from "vitest";
import { readCurl } from "./read-curl";

describe("readCurl", () => {
  it("reads a command that a browser copied for Windows", () => {
    const read = readCurl(
      [
        'curl ^"https://openrouter.ai/api/v1/chat/completions^" ^',
        '  -H ^"content-type: application/json^" ^',
        '  --data-raw ^"^{^\\^"model^\\^":^\\^"m^\\^",^\\^"q^\\^":^\\^"it\'s 100^% ^& more^\\^"^}^"',
      ].join("\r\n"),
    );
    expect(read).toEqual({
      ok: true,
      request: {
        method: "POST",
        url: "https://openrouter.ai/api/v1/chat/completions",
        headers: [["content-type", "application/json"]],
        body: { kind: "text", text: '{"model":"m","q":"it\'s 100% & more"}' },
        notes: [],
        missingFiles: [],
        unknown: [],
      },
    });
  });

  it.each([
    ["Invoke-WebRequest -Uri https://x.example", "PowerShell"],
    ["$body = @{}\nInvoke-RestMethod -Uri https://x.example -Method Post", "PowerShell"],
    ['fetch("https://x.example", { method: "POST" })', "JavaScript"],
    ["import requests\nrequests.post('https://x.example')", "Python"],
    ["http POST x.example a=1", "HTTPie"],
    ["curl -K options.txt https://x.example", "The option -K takes"],
    ["curl --variable a=1 --expand-url 'https://x.example/{{a}}'", "The option --variable takes"],
    ["curl 'https://x.example", "never closed (line 1)"],
    ["curl -H 'a: b'", "no address"],
    ["wget https://x.example", "wget"],
    ["nothing of the kind", "no curl command"],
  ])("refuses %j and says why", (text, problem) => {
    const read = readCurl(text);
    expect(read.ok ? "" : read.problem).toContain(problem);
  });

  it.each([
    ["curl x.example/a -F file=@a.png -F n=1", "a.png of file has to be picked again"],
    ["curl x.example/a\ncurl x.example/b", "holds 2 curl commands"],
    ["curl x.example/a x.example/b", "Only the first address"],
    ["curl x.example/a -b jar.txt", "cookie file jar.txt"],
  ])("says what it did not use of %j", (text, note) => {
    const read = readCurl(text);
    expect(read.ok && read.request.notes.join(" ")).toContain(note);
  });

  it("asks for the files that a command reads", () => {
    const command = "curl x.example/a -d @body.json -H @more.txt --data-urlencode q@'a b.txt'";
    const read = readCurl(command);
    expect(read.ok && read.request.missingFiles).toEqual(["body.json", "more.txt", "a b.txt"]);
    const files = new Map([
      ["body.json", "{}\n"],
      ["more.txt", "A: b\n"],
      ["a b.txt", "x y"],
    ]);
    const complete = readCurl(command, files);
    expect(complete.ok && complete.request).toMatchObject({
      body: { kind: "text", text: "{}&q=x+y" },
      headers: [["A", "b"], expect.anything()],
      missingFiles: [],
    });
  });

  it("reads the parts of a multipart form", () => {
    const read = readCurl(
      "curl x.example -F 'a=b;type=text/plain' -F 'f=@x.png;filename=y.png' --form-string 'c=@d;e'",
    );
    expect(read.ok && read.request.body).toEqual({
      kind: "multipart",
      parts: [
        { name: "a", value: "b", isFile: false, type: "text/plain" },
        { name: "f", value: "x.png", isFile: true },
        { name: "c", value: "@d;e", isFile: false },
      ],
    });
  });
});
