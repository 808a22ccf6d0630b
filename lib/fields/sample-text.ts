import type { StringField } from "./field";
import { fitsText } from "./fits-text";
import { samplePattern } from "./sample-pattern";

/** One text per format; the addresses and numbers are those reserved for documentation. */
const FORMAT_SAMPLES: Record<string, string> = {
  "date-time": "2026-01-15T09:30:00Z",
  date: "2026-01-15",
  time: "09:30:00Z",
  duration: "P3D",
  email: "ada@example.com",
  "idn-email": "ada@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  iri: "https://example.com/",
  "uri-reference": "/example",
  "iri-reference": "/example",
  "uri-template": "/items/{id}",
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "json-pointer": "/name",
  "relative-json-pointer": "0",
  regex: "^[a-z]+$",
  byte: "ZXhhbXBsZQ==",
  base64: "ZXhhbXBsZQ==",
};

const FILLER = "text";

/** Text that fits a field, as far as it can be found; `variation` asks for different ones. */
export function sampleText(node: StringField, variation = 0): string {
  const ofFormat = Object.hasOwn(FORMAT_SAMPLES, node.format ?? "") ? FORMAT_SAMPLES[node.format ?? ""] : undefined;
  const plain = variation === 0 ? FILLER : `${FILLER}${variation + 1}`;
  const candidates = [node.suggestions?.[variation], ofFormat, fillTo(plain, node)].filter(
    (text) => text !== undefined,
  );
  const fitting = candidates.find((candidate) => fitsText(node, candidate));
  if (fitting !== undefined || node.pattern === undefined) {
    return fitting ?? ofFormat ?? fillTo(plain, node);
  }
  for (let extra = 0; extra <= Math.max(node.minLength ?? 0, 4) + variation; extra += 1) {
    const sample = samplePattern(node.pattern, extra, variation) ?? "";
    const { minLength = 0 } = node;
    // A pattern may ask for a part of the text only.
    const grown = [sample, sample.padEnd(minLength, FILLER), sample.padStart(minLength, FILLER)];
    const fits = grown.find((text) => text !== "" && fitsText(node, text));
    if (fits !== undefined) {
      return fits;
    }
  }
  return fillTo(plain, node);
}

function fillTo(text: string, { minLength = 0, maxLength = Infinity }: StringField): string {
  return text.padEnd(minLength, FILLER).slice(0, maxLength);
}
