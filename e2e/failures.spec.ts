import { demoModels } from "../lib/demo/demo-models";
import { type AppServer, startApp } from "./app-server";
import { chatPath, ExplorerPage } from "./explorer-page";
import { appPort } from "./ports";
import { expect, test as usualTest } from "./test";
import { completionBody, completionEvents } from "./upstream/completion";
import type { FaultMode, FaultOptions } from "./upstream/fault-modes";
import { startUpstream, type Upstream, type UpstreamCall } from "./upstream/start-upstream";

/** Starts an app with other settings, for one test. */
const test = usualTest.extend<{ startStrictApp: (env: Record<string, string>) => Promise<AppServer> }>({
  startStrictApp: async ({ upstream }, use, info) => {
    const apps: AppServer[] = [];
    await use(async (env) => {
      const port = appPort(info.workerIndex, "strict");
      const app = await startApp(port, {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        // An app that only serves its own machine counts no requests.
        PUBLIC_ORIGIN: `http://localhost:${port}`,
        ...env,
      });
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.close();
  },
});

const question = { model: "a/b", messages: [{ role: "user", content: "Hello" }] };
const arrived = "plain héllo 漢字 🙂 end";
const fromRelay = "From this playground's relay";
const fromApi = "From the API";
const fromProvider = "From the provider behind the API";
const onTheWay = "On the way";

interface Fault {
  answer: FaultMode | [FaultMode, FaultOptions] | ((call: UpstreamCall) => Promise<void>);
  /** False asks for one JSON body. */
  stream?: boolean;
  state: "error" | "cut";
  /** What the explanation holds: title, whose fault it is, the API's own words. */
  says: string[];
  /** Text of the answer that stays. */
  kept?: string;
}

/** A body as given, with a status and a type. */
function answerWith(status: number, type: string, body: string) {
  return async ({ body: received, response }: UpstreamCall) => {
    await received;
    response.writeHead(status, { "content-type": type });
    response.end(body);
  };
}

const faults: Record<string, Fault> = {
  "hangs up before it answers": {
    answer: "reset-before-headers",
    state: "error",
    says: ["The API hung up", fromRelay],
  },
  "does not speak HTTP": { answer: "garbage", state: "error", says: ["Unreadable answer", fromRelay] },
  "sends a header of 20 kB": { answer: "big-headers", state: "error", says: ["Unreadable answer", fromRelay] },
  "redirects elsewhere": { answer: "redirect", state: "error", says: ["The API redirects elsewhere", fromRelay] },
  "refuses before it has read the request": {
    answer: "early-413",
    state: "error",
    says: ["Request too large", fromApi],
  },
  "breaks off in the middle of a stream": {
    answer: "reset-mid-stream",
    state: "cut",
    says: ["Connection to the API lost", fromRelay],
    kept: arrived,
  },
  "closes the connection in the middle of a stream": {
    answer: "close-mid-stream",
    state: "cut",
    says: ["Connection to the API lost", fromRelay],
    kept: arrived,
  },
  "ends a stream without saying so": {
    answer: "end-without-done",
    state: "cut",
    says: ["The stream was cut off", fromApi],
    kept: arrived,
  },
  "reports an error in the middle of a stream": {
    answer: "error-in-stream",
    state: "error",
    says: ["The provider failed", fromProvider, "Provider disconnected", "after it had answered with success"],
    kept: arrived,
  },
  "opens a stream and says nothing": {
    answer: answerWith(200, "text/event-stream", ""),
    state: "cut",
    says: ["The stream was empty", fromApi],
  },
  "sends fewer bytes than it announced": {
    answer: "short-content-length",
    stream: false,
    state: "cut",
    says: ["Connection lost", onTheWay],
  },
  "sends half of a JSON body": {
    answer: answerWith(200, "application/json", JSON.stringify(completionBody(5)).slice(0, 90)),
    stream: false,
    state: "cut",
    says: ["Answer incomplete", fromApi],
  },
  "reports an error with a success status": {
    answer: answerWith(200, "application/json", '{"error":{"code":402,"message":"Empty purse"}}'),
    stream: false,
    state: "error",
    says: ["Not enough credits", fromApi, "Empty purse"],
  },
  "reports an error as the first event of an error status": {
    answer: answerWith(429, "text/event-stream", 'data: {"error":{"code":429,"message":"Slow down"}}\n\n'),
    state: "error",
    says: ["Too many requests", fromApi, "Slow down"],
  },
};

const FAULTS_PER_PAGE = 5;
const listed = Object.entries(faults);

for (let first = 0; first < listed.length; first += FAULTS_PER_PAGE) {
  const some = listed.slice(first, first + FAULTS_PER_PAGE);
  test(`explains an API that ${some.map(([name]) => name).join(", or ")}`, async ({ explorer, upstream }) => {
    await explorer.open();
    await explorer.useUpstream();
    for (const [name, fault] of some) await test.step(name, () => meetFault(explorer, upstream, fault));
  });
}

/** Lets the API fail in this way, and then answer as it should: the page must be as usable as before. */
async function meetFault(explorer: ExplorerPage, upstream: Upstream, fault: Fault): Promise<void> {
  const { answer, stream = true, state, says, kept } = fault;
  upstream.requests.length = 0;
  await explorer.importJson({ ...question, stream });
  if (Array.isArray(answer)) upstream.script(...answer);
  else if (typeof answer === "string") upstream.script(answer);
  else upstream.script(answer);
  await explorer.send.click();
  await explorer.expectState(state);
  await expect(explorer.response).toContainText(state === "cut" ? "Cut off" : "Failed");
  for (const words of says) await expect(explorer.failure).toContainText(words);
  await expect(explorer.failure).toContainText("Next:");
  const preview = await explorer.openResponseTab("Preview");
  if (kept !== undefined) await expect(preview).toContainText(kept);
  expect(upstream.requests, "nothing is sent twice").toHaveLength(1);
  for (const tab of ["JSON", "Events", "Raw", "Headers"] as const) {
    await expect(await explorer.openResponseTab(tab)).toBeVisible();
  }
  if (kept !== undefined) await expect(await explorer.openResponseTab("JSON")).toContainText(kept);

  upstream.script("stream");
  await explorer.send.click();
  await explorer.expectState("done");
  await expect(await explorer.openResponseTab("Preview")).toContainText(arrived);
  await expect(explorer.failure).toHaveCount(0);
}

const statuses: [status: number, title: string, options?: FaultOptions, words?: string[]][] = [
  [400, "The API rejected the request"],
  [401, "Not authenticated"],
  [401, "Not authenticated", { body: '{"detail":"Token expired"}' }, ["Token expired"]],
  [402, "Not enough credits"],
  [403, "Not allowed"],
  [
    403,
    "Stopped by moderation",
    {
      body: JSON.stringify({
        error: { code: 403, message: "Flagged", metadata: { reasons: ["violence"], flagged_input: "hit it" } },
      }),
    },
    ["violence", "hit it"],
  ],
  [404, "Not found"],
  [408, "Timed out"],
  [413, "Request too large"],
  [
    422,
    "The API could not process the request",
    { body: '{"detail":[{"loc":["body","model"],"msg":"unknown"}]}' },
    ["body.model: unknown"],
  ],
  [429, "Too many requests", { headers: { "retry-after": "90" } }, ["The server asks to wait: 1 min"]],
  [500, "The API failed", { body: "", headers: { "content-length": "0" } }],
  [
    502,
    "The provider failed",
    {
      body: JSON.stringify({
        error: {
          code: 502,
          message: "Provider returned error",
          metadata: { provider_name: "Acme", raw: '{"error":{"message":"GPU on fire"}}' },
        },
      }),
    },
    [fromProvider, "Acme", "GPU on fire", "The provider's own error"],
  ],
  [503, "Nothing available"],
  [
    524,
    "No answer in time",
    { body: "error code: 524", headers: { "content-type": "text/plain" } },
    ["error code: 524"],
  ],
  [529, "The provider is overloaded"],
];

test("explains every error status in words of its own", async ({ explorer, upstream }) => {
  test.slow();
  await explorer.open();
  await explorer.useUpstream();
  for (const [status, title, options = {}, words = []] of statuses) {
    await test.step(`${status} ${title}`, async () => {
      upstream.script("status", { ...options, status });
      await explorer.send.click();
      await expect(explorer.failure.getByRole("heading", { name: title, exact: true })).toBeVisible();
      await explorer.expectState("error");
      await expect(explorer.response).toContainText(String(status));
      for (const text of options.body === undefined ? [`Scripted ${status}`, ...words] : words) {
        await expect(explorer.failure).toContainText(text);
      }
    });
  }
});

test("sends again on a click, and counts down what the API asks to wait", async ({ explorer, upstream }) => {
  await explorer.open();
  await explorer.useUpstream();
  upstream.script("status", { status: 429, headers: { "retry-after": "3600" } });
  await explorer.send.click();
  await expect(explorer.failure.getByRole("timer")).toContainText("left");
  await expect(await explorer.openResponseTab("Headers")).toContainText("retry-after");
  await explorer.openResponseTab("Preview");
  upstream.script("stream");
  await explorer.failure.getByRole("button", { name: "Retry" }).click();
  await explorer.expectState("done");
  expect(upstream.requests).toHaveLength(2);
});

test("shows a web page in place of an answer as text that does nothing", async ({ explorer, upstream, context }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  await page.evaluate(() => localStorage.setItem("canary", "kept"));
  for (const [status, state] of [
    [200, "done"],
    [502, "error"],
  ] as const) {
    upstream.script("html", { status });
    await explorer.send.click();
    await explorer.expectState(state);
    await expect(explorer.response).toContainText(String(status));
    expect(await explorer.readResponse("Raw")).toContain("<script>globalThis.evil = true</script>");
    const headers = await explorer.openResponseTab("Headers");
    for (const name of ["set-cookie", "clear-site-data", "service-worker-allowed", "refresh"]) {
      await expect(headers).not.toContainText(name);
    }
    await explorer.openResponseTab("Preview");
  }
  await expect(explorer.failure).not.toContainText("<script>");
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.getItem("canary"), "evil" in globalThis])).toEqual(["kept", false]);
  expect(page.url()).toContain(chatPath);
});

test("reads what is whole, however it is sent", async ({ explorer, upstream }) => {
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson({ ...question, stream: false });
  for (const mode of ["gzip", "early-hints", "json"] as const) {
    upstream.script(mode);
    await explorer.send.click();
    await explorer.expectState("done");
    await expect(await explorer.openResponseTab("Preview")).toContainText(arrived);
    expect(JSON.parse(await explorer.readResponse("JSON"))).toEqual(completionBody(5));
  }
  // Over by its finish reason without an end mark, and lost after its end mark.
  const events = completionEvents(5);
  for (const [sent, isLost] of [
    [events.filter((event) => !event.includes("[DONE]")), false],
    [events, true],
  ] as const) {
    upstream.script(async ({ body, response, socket }) => {
      await body;
      response.writeHead(200, { "content-type": "text/event-stream" });
      await new Promise<void>((resolve) => response.write(sent.join(""), () => resolve()));
      if (isLost) socket.resetAndDestroy();
      else response.end();
    });
    const called = upstream.nextCall();
    await explorer.send.click();
    await called;
    await explorer.expectState("done");
    await expect(await explorer.openResponseTab("Preview")).toContainText(arrived);
    await expect(explorer.failure).toHaveCount(0);
  }
  // A stream where none was asked for, and the other way round.
  upstream.script("stream");
  await explorer.send.click();
  await explorer.expectState("done");
  await expect(await explorer.openResponseTab("Events")).toContainText("[DONE]");
  await explorer.importJson({ ...question, stream: true });
  upstream.script("json");
  await explorer.send.click();
  await explorer.expectState("done");
  await expect(await explorer.openResponseTab("Events")).toContainText("This response is not an event stream.");
  await expect(await explorer.openResponseTab("Preview")).toContainText(arrived);
});

test("says that this device is offline", async ({ explorer, context }) => {
  await explorer.open();
  // What shows the answer is loaded with the first one.
  await explorer.send.click();
  await explorer.expectState("done");
  await context.setOffline(true);
  await explorer.send.click();
  await explorer.expectState("error");
  await expect(explorer.failure).toContainText("You are offline");
  await context.setOffline(false);
  await explorer.failure.getByRole("button", { name: "Retry" }).click();
  await explorer.expectState("done");
});

test("shows the relay's own limits as its own", async ({ explorer, upstream, startStrictApp }) => {
  const app = await startStrictApp({
    RELAY_HEADERS_TIMEOUT_MS: "500",
    RELAY_IDLE_TIMEOUT_MS: "1000",
    RELAY_BODY_LIMIT_BYTES: "5000",
    RELAY_REQUIRE_CREDENTIAL: "true",
  });
  await explorer.open(app.url + chatPath);
  const expectRelayError = async (state: string, title: string) => {
    await explorer.send.click();
    await expect(explorer.failure.getByRole("heading", { name: title, exact: true })).toBeVisible();
    await explorer.expectState(state);
    await expect(explorer.failure).toContainText(fromRelay);
  };
  await explorer.server.selectOption({ label: "OpenRouter" });
  await expectRelayError("error", "A credential is needed");
  await explorer.useUpstream();
  await explorer.importJson({ ...question, messages: [{ role: "user", content: "x".repeat(6000) }] });
  await expectRelayError("error", "Request body too large");
  expect(upstream.requests).toHaveLength(0);
  await explorer.importJson({ ...question, stream: true });
  upstream.script("hang");
  await expectRelayError("error", "No answer in time");
  upstream.script("idle");
  await expectRelayError("cut", "The answer stalled");
  await expect(await explorer.openResponseTab("Preview")).toContainText(arrived);
});

test("says whose limit of requests is reached", async ({ explorer, startStrictApp }) => {
  const app = await startStrictApp({ RELAY_REQUESTS_PER_MINUTE: "1" });
  await explorer.open(app.url + chatPath);
  await explorer.useUpstream();
  await explorer.send.click();
  await explorer.expectState("done");
  await explorer.send.click();
  await explorer.expectState("error");
  await expect(explorer.failure).toContainText("Too many requests to this playground");
  await expect(explorer.failure.getByRole("timer")).toContainText("left");
});

test("says when too many answers run at once", async ({ explorer, upstream, context, startStrictApp }) => {
  const app = await startStrictApp({ RELAY_MAX_STREAMS_PER_ADDRESS: "1" });
  upstream.script("idle");
  await explorer.open(app.url + chatPath);
  await explorer.useUpstream();
  await explorer.send.click();
  await explorer.expectState("streaming");
  const other = new ExplorerPage(await context.newPage());
  await other.open(app.url + chatPath);
  await other.useUpstream();
  await other.send.click();
  await other.expectState("error");
  await expect(other.failure).toContainText("Too many requests at once");
  await explorer.expectState("streaming");
  await explorer.stop.click();
  await explorer.expectState("stopped");
});

test("says when the API, or the playground itself, cannot be reached", async ({ explorer, startStrictApp }) => {
  const gone = await startUpstream();
  const app = await startStrictApp({ UPSTREAM_BASE_URL: `${gone.url}/api/v1` });
  await gone.close();
  await explorer.open(app.url + chatPath);
  await explorer.useUpstream();
  await explorer.send.click();
  await explorer.expectState("error");
  await expect(explorer.failure).toContainText("Could not reach the API");
  await expect(explorer.failure).toContainText(fromRelay);

  await app.close();
  await explorer.send.click();
  await expect(explorer.failure).toContainText("Could not reach the playground");
  await explorer.expectState("error");
});

test("shows a stream that grows for as long as it runs", async ({ explorer, upstream }) => {
  const [comment = "", first = "", second = "", ...rest] = completionEvents(5);
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(comment + first);
    // In the middle of an event, and of a character.
    const bytes = Buffer.from(second);
    const middle = bytes.indexOf(Buffer.from("é")) + 1;
    response.write(bytes.subarray(0, middle));
    await released;
    response.write(bytes.subarray(middle));
    response.end(rest.join(""));
  });
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.click();
  const preview = await explorer.openResponseTab("Preview");
  await expect(preview).toContainText("plain");
  await explorer.expectState("streaming");
  await expect(preview).not.toContainText("h");
  release();
  await explorer.expectState("done");
  await expect(preview).toContainText(arrived);
  await expect(preview).not.toContainText("\uFFFD");
});

const failingModels = demoModels.filter(({ behaviour }) => behaviour.failsWith ?? behaviour.breaksOff);

test("shows how each failing demo model fails", async ({ explorer }) => {
  test.slow();
  await explorer.open();
  for (const { id, behaviour } of failingModels) {
    await test.step(id, async () => {
      await explorer.importJson({ ...question, model: id, stream: true });
      await explorer.send.click();
      await explorer.expectState(behaviour.breaksOff === "cut" ? "cut" : "error");
      await expect(explorer.failure).toContainText("Next:");
      if (behaviour.failsWith) await expect(explorer.response).toContainText(String(behaviour.failsWith));
      else await expect(explorer.response).toContainText(/Tokens|First token/);
    });
  }
});
