/** What sets an answer of one demo model apart. Nothing set means the plain canned answer. */
export interface DemoBehaviour {
  /** Answers with this HTTP status instead of 200. */
  failsWith?: number;
  /** Ends half-way: with an error event, or with the connection destroyed. */
  breaksOff?: "error" | "cut";
  text?: "long" | "flood" | "refusal";
  pace?: "slow" | "quick" | "flood";
  output?: "image" | "audio";
  thinks?: boolean;
  cites?: boolean;
  /** Server-sent events that are written in every legal but unusual way. */
  framing?: "awkward";
}

export interface DemoModel {
  id: string;
  name: string;
  /** One sentence for people: what asking this model shows. */
  description: string;
  behaviour: DemoBehaviour;
}

const errorDescriptions: Record<number, string> = {
  400: "Refuses the request as malformed.",
  401: "Refuses the key.",
  402: "Says that the balance is used up.",
  403: "Says that moderation flagged the input, with the reasons and the flagged text.",
  404: "Says that no provider serves the model.",
  408: "Says that the request took too long.",
  413: "Says that the request is too large.",
  422: "Says that the request cannot be processed.",
  429: "Says that the rate limit is reached, with `Retry-After` and the `X-RateLimit-*` headers.",
  500: "Fails inside the API.",
  502: "Fails at the provider, whose own error is in `metadata.raw` as JSON in a text.",
  503: "Says that no provider meets the routing.",
  524: "Says that the edge network gave up waiting.",
  529: "Says that the provider is overloaded.",
};

/** The models that only the demo server has. Each does one thing that is hard to get from a real model on demand. */
export const demoModels: readonly DemoModel[] = [
  demoModel("chat", "Answers with canned Markdown, as every model does that is not in this list.", {}),
  demoModel("reasoning", "Thinks before it answers, whether or not reasoning is asked for.", { thinks: true }),
  demoModel("citations", "Answers with web pages as sources (annotations).", { cites: true }),
  demoModel("image", "Draws a small picture.", { output: "image" }),
  demoModel("audio", "Speaks: a short tone with a transcript.", { output: "audio" }),
  demoModel("refusal", "Declines to answer.", { text: "refusal" }),
  demoModel("long", "Answers with a long document of many sections.", { text: "long", pace: "quick" }),
  demoModel("slow", "Waits for three seconds, then answers slowly. Not streamed, blank lines come before the body.", {
    pace: "slow",
  }),
  demoModel("flood", "Sends 5,000 pieces of text at about 1,000 a second.", { text: "flood", pace: "flood" }),
  demoModel("framing", "Streams in unusual but legal framing: CRLF, data over several lines, split characters.", {
    framing: "awkward",
  }),
  demoModel("midstream-error", "Stops half-way with an error event.", { breaksOff: "error" }),
  demoModel("cut", "Destroys the connection half-way.", { breaksOff: "cut" }),
  ...Object.entries(errorDescriptions).map(([status, description]) =>
    demoModel(`error-${status}`, description, { failsWith: Number(status) }),
  ),
];

function demoModel(name: string, description: string, behaviour: DemoBehaviour): DemoModel {
  return { id: `demo/${name}`, name: `Demo: ${name}`, description, behaviour };
}

export type ModelLookup = { kind: "known"; behaviour: DemoBehaviour } | { kind: "unknown"; message: string };

/**
 * What the demo server does for a model id: one of its own models, or the plain answer for any other id of the form
 * `author/name`, with or without a suffix such as `:free`.
 */
export function findDemoModel(id: string): ModelLookup {
  const [bareId = ""] = id.split(":", 1);
  const found = demoModels.find((model) => model.id === bareId);
  if (found) {
    return { kind: "known", behaviour: found.behaviour };
  }
  if (bareId.startsWith("demo/")) {
    const names = demoModels.map((model) => model.id).join(", ");
    return { kind: "unknown", message: `There is no model ${id}. The demo server's own models are ${names}.` };
  }
  if (!/^[^\s/]+\/[^\s/]+$/.test(id)) {
    return { kind: "unknown", message: `There is no model "${id}". A model id has the form author/name.` };
  }
  return { kind: "known", behaviour: {} };
}
