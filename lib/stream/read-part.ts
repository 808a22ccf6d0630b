import type { AnswerPart, AnswerText, Source } from "./answer";
import { type GrowingJson, type GrowingObject, isGrowingObject, readGrowing, textOf, toJson } from "./growing-json";

/** A string member, joined; undefined when it is missing, empty or no string. For labels, not for long texts. */
export function readLabel(object: GrowingObject, name: string): string | undefined {
  const text = textOf(readGrowing(object, name))?.toString();
  return text === "" ? undefined : text;
}

export function readText(object: GrowingObject, name: string): AnswerText | undefined {
  const text = textOf(readGrowing(object, name));
  return text !== undefined && text.length > 0 ? text : undefined;
}

export function listObjects(value: GrowingJson | undefined): GrowingObject[] {
  return Array.isArray(value) ? value.filter(isGrowingObject) : [];
}

/** A part of unknown type is shown as its JSON rather than dropped. */
export function otherPart(key: string, label: string, value: GrowingJson): AnswerPart {
  return { key, kind: "other", label, value: () => toJson(value) };
}

/** One entry of `content`, `images` or the like, in the spellings of chat completions and of responses. */
export function readContentPart(key: string, part: GrowingJson): AnswerPart[] {
  const whole = textOf(part);
  if (whole !== undefined) return whole.length > 0 ? [{ key, kind: "text", text: whole }] : [];
  if (!isGrowingObject(part)) return part === null ? [] : [otherPart(key, "part", part)];
  const type = readLabel(part, "type") ?? "";
  const text = readText(part, "text");
  switch (type) {
    case "":
    case "text":
    case "output_text":
      if (text === undefined && Object.keys(part).some((name) => name !== "type" && name !== "text")) break;
      return text === undefined ? [] : [{ key, kind: "text", text }];
    case "refusal":
      return refusalPart(key, readText(part, "refusal"));
    case "reasoning":
    case "thinking":
    case "reasoning_text":
      return readReasoning(key, readGrowing(part, "thinking") ?? readGrowing(part, "reasoning") ?? text);
    case "image_url":
    case "image":
    case "output_image":
    case "input_image": {
      const url = readImageUrl(part);
      if (url === undefined) break;
      return [{ key, kind: "image", url }];
    }
    case "audio":
    case "output_audio":
    case "input_audio": {
      const body = readGrowing(part, type);
      return readAudio(key, isGrowingObject(body) ? body : part);
    }
    case "video_url":
    case "video":
    case "output_video": {
      const url = readVideoUrl(part);
      if (url === undefined) break;
      return [{ key, kind: "file", name: "video", url }];
    }
    case "file": {
      const file = readGrowing(part, "file");
      const source = isGrowingObject(file) ? file : part;
      const url = readLabel(source, "file_data") ?? readLabel(source, "url") ?? readLabel(source, "file_url");
      const name = readLabel(source, "filename") ?? readLabel(source, "file_id") ?? "file";
      return [{ key, kind: "file", name, ...(url !== undefined && { url }) }];
    }
  }
  return [otherPart(key, type || "part", part)];
}

export function refusalPart(key: string, text: AnswerText | undefined): AnswerPart[] {
  return text === undefined ? [] : [{ key, kind: "refusal", text }];
}

function readReasoning(key: string, value: GrowingJson | undefined): AnswerPart[] {
  const text = textOf(value);
  if (text !== undefined) return text.length > 0 ? [{ key, kind: "reasoning", format: "text", text }] : [];
  return listObjects(value).flatMap((piece, position): AnswerPart[] => {
    const own = readText(piece, "text");
    return own === undefined ? [] : [{ key: `${key}.${position}`, kind: "reasoning", format: "text", text: own }];
  });
}

function readImageUrl(part: GrowingObject): AnswerText | undefined {
  const nested = readGrowing(part, "image_url");
  const url = isGrowingObject(nested) ? readText(nested, "url") : textOf(nested);
  if (url !== undefined && url.length > 0) return url;
  const encoded = readLabel(part, "b64_json") ?? readLabel(part, "data");
  if (encoded !== undefined) return `data:${readLabel(part, "media_type") ?? "image/png"};base64,${encoded}`;
  return readText(part, "url");
}

function readVideoUrl(part: GrowingObject): string | undefined {
  const nested = readGrowing(part, "video_url") ?? readGrowing(part, "video");
  const url = isGrowingObject(nested) ? readLabel(nested, "url") : textOf(nested)?.toString();
  return url || readLabel(part, "url");
}

/** An image of `images`, where the type is often left out. */
export function readImage(key: string, image: GrowingJson): AnswerPart[] {
  const url = isGrowingObject(image) ? readImageUrl(image) : textOf(image);
  return url === undefined || url.length === 0 ? readContentPart(key, image) : [{ key, kind: "image", url }];
}

export function readAudio(key: string, audio: GrowingObject): AnswerPart[] {
  const data = readText(audio, "data") ?? "";
  const transcript = readText(audio, "transcript") ?? "";
  if (data.length === 0 && transcript.length === 0) return [];
  const format = readLabel(audio, "format");
  return [{ key, kind: "audio", data, transcript, ...(format !== undefined && { format }) }];
}

/** Annotations as numbered sources; other kinds of annotations keep their JSON. */
export function readSources(key: string, annotations: GrowingJson | undefined): AnswerPart[] {
  const sources: Source[] = [];
  const others: GrowingJson[] = [];
  for (const annotation of Array.isArray(annotations) ? annotations : []) {
    const source = isGrowingObject(annotation) ? readSource(annotation) : textSource(annotation);
    if (source) sources.push(source);
    else others.push(annotation);
  }
  return [
    ...(sources.length > 0 ? [{ key, kind: "sources" as const, sources }] : []),
    ...(others.length > 0 ? [otherPart(`${key}.other`, "annotations", others)] : []),
  ];
}

function readSource(annotation: GrowingObject): Source | undefined {
  const nested = readGrowing(annotation, readLabel(annotation, "type") ?? "");
  const body = isGrowingObject(nested) ? nested : annotation;
  const url = readLabel(body, "url");
  const title = readLabel(body, "title") ?? readLabel(body, "filename") ?? readLabel(body, "name") ?? url;
  if (title === undefined) return undefined;
  const text = readLabel(body, "content") ?? readLabel(body, "snippet");
  return { title, ...(url !== undefined && { url }), ...(text !== undefined && { text }) };
}

function textSource(annotation: GrowingJson): Source | undefined {
  const text = textOf(annotation)?.toString();
  return text ? { title: text, url: text } : undefined;
}
