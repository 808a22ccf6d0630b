import { spawn, spawnSync } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CurlRequest, readCurl } from "./read-curl";

const hasCurl = spawnSync("bash", ["-c", "command -v curl"]).status === 0;

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

let server: Server;
let base = "";
const received: Received[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      received.push({
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(pieces).toString("utf8"),
      });
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Commands as people find them in documentation, terminals and browsers; BASE stands for the address. */
const commands: string[] = [
  "curl BASE/models",
  "$ curl BASE/models",
  "curl 'BASE/models?category=programming&limit=5'",
  'curl "BASE/models" -H "Authorization: Bearer sk-test-123"',
  "curl -s BASE/models | jq .",
  "curl -sS BASE/models | jq '.data[] | .id' | head -5",
  "curl -sSL -N BASE/models",
  "curl -G BASE/models -d category=programming -d 'q=a+b'",
  "curl -G BASE/models --data-urlencode 'q=a b&c=d' --data-urlencode 'x=ü/?'",
  "curl BASE/models --url-query 'a=1 2' --url-query b=3",
  "curl -I BASE/models",
  "curl -X DELETE BASE/keys/abc",
  "curl -XDELETE BASE/keys/abc",
  "curl --request PATCH BASE/keys/abc -H 'Content-Type: application/json' -d '{\"name\":\"x\"}'",
  `curl BASE/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer $OPENROUTER_API_KEY" \\
  -d '{
  "model": "openai/gpt-4o",
  "messages": [
    {"role": "user", "content": "What is the meaning of life?"}
  ]
}'`,
  `curl https://ignored.example/x --url BASE/models`.replace("https://ignored.example/x --url ", ""),
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d '{"q":"it'\\''s"}'`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d '{"q":"it'"'"'s"}'`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d $'{"q":"it\\'s\\ttab \\u00e9 \\U0001F600 \\x41"}'`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' --data-raw $'{"q":"line\\\\nbreak \\u0021"}'`,
  `curl BASE/chat/completions -H "Content-Type: application/json" -d "{\\"q\\": \\"say \\\\\\"hi\\\\\\" \\$5 \\\`x\\\`\\"}"`,
  `curl --json '{"a":1}' BASE/chat/completions`,
  `curl BASE/chat/completions --json '{"a":1,' --json '"b":2}'`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d @- <<'EOF'
{
  "q": "$HOME \`date\` 'single' \\n"
}
EOF`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d @- <<EOF
{"q": "plain \\$HOME"}
EOF`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' --data-binary @- <<-'EOF'
	{"q":
	"tabs"}
	EOF`,
  `curl BASE/chat/completions -H 'Content-Type: application/json' -d @- <<< '{"a":1}'`,
  `echo '{"a": "b"}' | curl BASE/chat/completions -H 'Content-Type: application/json' -d @-`,
  `echo -n '{"a": "b"}' | curl BASE/chat/completions -H 'Content-Type: application/json' --data-binary @-`,
  `printf '%s' '{"a": 1}' | curl -X POST BASE/chat/completions -H 'Content-Type: application/json' --data-binary @-`,
  `cat <<'EOF' | curl BASE/chat/completions -H 'Content-Type: application/json' -d @-
{"a": true}
EOF`,
  `KEY=sk-abc; curl BASE/models -H "Authorization: Bearer $KEY"`,
  `export KEY=sk-abc
curl BASE/models -H "Authorization: Bearer \${KEY}"`,
  `MODEL='openai/gpt-4o'
curl BASE/chat/completions -H 'Content-Type: application/json' -d '{"model":"'"$MODEL"'"}'`,
  `curl BASE/models -u user:pass`,
  `curl -u 'user:p:a ss' BASE/models`,
  `curl --user user:pass --basic BASE/models`,
  `curl --oauth2-bearer tok BASE/models`,
  `curl BASE/models -b 'a=1; b=2'`,
  `curl BASE/models -A 'my agent/1.0' -e https://example.com`,
  `curl BASE/models -H 'X-Empty;' -H 'X-Title:   spaced  ' -HX-Short:1`,
  `curl BASE/models -H 'Accept:'`,
  `curl -d 'a=1' -d 'b=2' BASE/form`,
  `curl --data-urlencode 'text=ä & b' --data-urlencode '=raw=x' BASE/form`,
  `curl -X POST BASE/chat/completions -H "Content-Type: application/json" -d '{"a":1}' -o /dev/null -w '%{http_code}\\n'`,
  `curl -o /dev/null -s -w "%{time_total}\\n" BASE/models`,
  `curl --max-time 30 --retry 0 --connect-timeout 5 -k BASE/models`,
  `curl -m 30 -sSfL BASE/models 2>/dev/null`,
  `curl -sX POST BASE/chat/completions -H 'Content-Type: application/json' -d'{"a":1}'`,
  `curl -sd '{"a":1}' -H 'Content-Type: application/json' BASE/chat/completions`,
  `curl -X POST BASE/credits`,
  `curl -X POST BASE/credits -d ''`,
  `curl -X PUT BASE/keys/a -H 'Content-Type: text/plain' --data-raw '@not-a-file'`,
  `curl -X POST 'BASE/chat/completions' \\
  -H 'accept: */*' \\
  -H 'accept-language: en-US,en;q=0.9' \\
  -H 'content-type: application/json' \\
  -H 'sec-ch-ua: "Chromium";v="130", "Not?A_Brand";v="99"' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --data-raw '{"messages":[{"role":"user","content":"Hello \\u2014 world"}]}' \\
  --compressed`,
  `curl BASE/chat/completions   -H   'Content-Type: application/json'   -d   '{"a":  1}'`,
  `  curl BASE/models  `,
  `# list the models
curl BASE/models # all of them`,
  `time curl BASE/models`,
  `command curl BASE/models`,
  `curl BASE/models && echo done`,
  `curl BASE/models; echo done`,
  `curl BASE/models > /dev/null`,
  `curl "BASE/parameters/openai/gpt-4o?provider=OpenAI&x=%20y+z"`,
  `curl 'BASE/models?q=a%2Fb&q=c#fragment'`,
  `curl -g 'BASE/models?filter[a]=1&x={y}'`,
  `curl -H "Content-Type: application/json" -d '{"emoji":"😀","rtl":"שלום","zwj":"👩‍👩‍👧"}' BASE/chat/completions`,
  `curl --data-raw '{"html":"<script>alert(1)</script> &amp; %20"}' -H 'Content-Type: application/json' BASE/x`,
  `curl --data-binary '{
 "keeps": "line breaks"
}' -H 'Content-Type: application/json' BASE/x`,
  `curl --data '{"crlf":"a"}' -H 'Content-Type: application/json; charset=utf-8' BASE/x`,
  `curl --get --data 'a=1' BASE/models?b=2`,
];

/** Headers that curl adds by itself or that say nothing about the request. */
const transport = new Set([
  "host",
  "user-agent",
  "accept",
  "content-length",
  "connection",
  "accept-encoding",
  "expect",
]);

/** Older curls write percent escapes in lower case. */
const upperHex = (text: string) => text.replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase());

function expectSame(request: CurlRequest, real: Received): void {
  expect(request.method).toBe(real.method);
  const address = new URL(request.url);
  // curl drops the fragment and sends the rest as it is written.
  expect(upperHex(request.url.replace(address.origin, "").replace(/#.*$/, ""))).toBe(upperHex(real.url));
  const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
  if (request.user !== undefined) headers.authorization = `Basic ${Buffer.from(request.user).toString("base64")}`;
  for (const [name, value] of Object.entries(real.headers)) {
    if (!transport.has(name)) expect(headers[name], name).toBe(value);
  }
  for (const name of Object.keys(headers)) expect(real.headers, name).toHaveProperty(name);
  expect(request.body?.kind === "text" ? request.body.text : "").toBe(real.body);
}

describe.skipIf(!hasCurl)("beside the real curl", () => {
  it.each(commands.map((command) => [command]))("reads %s as curl sends it", async (command) => {
    received.length = 0;
    const text = command.replaceAll("BASE", base);
    const script = text.replace(/^\$ /, "");
    await new Promise<void>((resolve, reject) => {
      const child = spawn("bash", ["--norc", "-c", script], {
        env: { PATH: process.env.PATH, HOME: "/nonexistent", LC_ALL: "C.UTF-8" } as unknown as NodeJS.ProcessEnv,
        stdio: "ignore",
      });
      child.on("error", reject);
      child.on("close", () => resolve());
    });
    // Options newer than the installed curl send nothing; then there is nothing to compare with.
    const real = received[0];
    if (!real && /--url-query|--json/.test(command)) return;
    if (!real) throw new Error("curl sent nothing");
    const read = readCurl(text.replace("$OPENROUTER_API_KEY", ""));
    if (!read.ok) throw new Error(read.problem);
    expectSame(read.request, real);
  });
});

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
      },
    });
  });

  it.each([
    ["Invoke-WebRequest -Uri https://x.example", "PowerShell"],
    ["curl.exe https://x.example `\n  -H 'a: b'", "PowerShell"],
    ["curl 'https://x.example", "never closed (line 1)"],
    ["curl -H 'a: b'", "no address"],
    ["wget https://x.example", "no curl command"],
  ])("refuses %j and says why", (text, problem) => {
    const read = readCurl(text);
    expect(read.ok ? "" : read.problem).toContain(problem);
  });

  it.each([
    ["curl x.example/a -d @body.json", "The file body.json was not read"],
    ["curl x.example/a -F file=@a.png -F n=1", "a.png of file has to be picked again"],
    ["curl x.example/a\ncurl x.example/b", "holds 2 curl commands"],
    ["curl x.example/a x.example/b", "Only the first address"],
    ["curl x.example/a -b jar.txt", "cookie file jar.txt"],
  ])("says what it did not use of %j", (text, note) => {
    const read = readCurl(text);
    expect(read.ok && read.request.notes.join(" ")).toContain(note);
  });

  it("reads the parts of a multipart form", () => {
    const read = readCurl(
      "curl x.example -F 'a=b;type=text/plain' -F 'f=@x.png;filename=y.png' --form-string 'c=@d;e'",
    );
    expect(read.ok && read.request.body).toEqual({
      kind: "multipart",
      parts: [
        { name: "a", value: "b", isFile: false },
        { name: "f", value: "x.png", isFile: true },
        { name: "c", value: "@d;e", isFile: false },
      ],
    });
  });
});
