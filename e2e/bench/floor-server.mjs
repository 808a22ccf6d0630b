import { Agent, createServer, request as sendRequest } from "node:http";

const textAreaPage = `<!doctype html><html lang="en"><title>floor</title><body><textarea rows="10" cols="80"></textarea>`;

const streamPage = `<!doctype html><html lang="en"><title>floor</title><body><pre></pre><script>
async function run(body) {
  const shown = document.querySelector("pre");
  shown.replaceChildren();
  const response = await fetch("/pipe/chat/completions", { method: "POST", body, headers: { "content-type": "application/json" } });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "", frame = 0;
  const paint = () => { frame = 0; shown.append(waiting); waiting = ""; };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    waiting += value;
    frame ||= requestAnimationFrame(paint);
  }
}
async function showJson() {
  const value = await (await fetch("/pipe/models")).json();
  document.querySelector("pre").textContent = JSON.stringify(value, null, 2);
}
</script>`;

/*
 * The least that could do the app's job, as a process of its own: a bare page with a text area, a bare page that shows an
 * answer as text, and a plain pipe to the address in UPSTREAM_BASE_URL. Prints its port once it listens.
 */
const upstream = new URL(process.env.UPSTREAM_BASE_URL);
const agent = new Agent({ keepAlive: true });

const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
  if (incoming.url?.startsWith("/pipe/")) return pipe(incoming, outgoing);
  outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  outgoing.end(incoming.url === "/answer" ? streamPage : textAreaPage);
});

function pipe(incoming, outgoing) {
  const { host: _host, connection: _connection, ...headers } = incoming.headers;
  const path = `${upstream.pathname}${incoming.url.slice("/pipe".length)}`;
  const options = { host: upstream.hostname, port: upstream.port, path, method: incoming.method, headers, agent };
  const outbound = sendRequest(options, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  outbound.on("error", () => outgoing.destroy());
  incoming.pipe(outbound);
}

server.listen(0, "127.0.0.1", () => console.log(`${server.address().port}`));
