import { essence, mediaKind } from "@/lib/openapi/media-type";
import type { StreamAssembler } from "@/lib/openapi/operation";
import type { RequestModel } from "@/lib/request/request-model";

/** What the code does with the answer. */
export type Answer =
  | { kind: "stream"; assembler?: StreamAssembler }
  | { kind: "json" }
  | { kind: "text" }
  | { kind: "headers" }
  | { kind: "file"; fileName: string };

/** Reads from the request what answer it asks for; the first accepted media type decides. */
export function answerOf(model: RequestModel): Answer {
  if (model.method === "HEAD") return { kind: "headers" };
  if (model.streaming) return { kind: "stream", ...(model.assembler ? { assembler: model.assembler } : {}) };
  const accept = model.headers.find(([name]) => name.toLowerCase() === "accept")?.[1].split(",")[0];
  if (accept === undefined) return { kind: "text" };
  switch (mediaKind(accept)) {
    case "json":
      return { kind: "json" };
    case "text":
    case "form":
    case "multipart":
      return { kind: "text" };
    case "binary":
      return { kind: "file", fileName: `response.${extensionOf(essence(accept))}` };
  }
}

const extensions: Record<string, string> = {
  jpeg: "jpg",
  mpeg: "mp3",
  "x-wav": "wav",
  gzip: "gz",
  "svg+xml": "svg",
};

function extensionOf(type: string): string {
  const subtype = type.split("/")[1] ?? "";
  return extensions[subtype] ?? (/^[a-z0-9]{2,4}$/.test(subtype) ? subtype : "bin");
}
