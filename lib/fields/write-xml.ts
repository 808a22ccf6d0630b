import { isJsonObject, type Json } from "@/lib/json";

/** XML 1.0, production 5, without the characters beyond ASCII. */
const NAME = /^[A-Za-z_][\w.-]*$/;

/** A value as an XML document. Items of a list become one element each; keys that no element can have become `entry`. */
export function writeXml(rootName: string, value: Json): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(rootName, value, "")}`;
}

function writeElement(key: string, value: Json, indent: string): string {
  const name = NAME.test(key) ? key : "entry";
  if (Array.isArray(value)) {
    const items = value.map((item) => writeElement("item", item, `${indent}  `)).join("");
    return `${indent}<${name}>\n${items}${indent}</${name}>\n`;
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([member, inner]) => writeElement(member, inner, `${indent}  `));
    return `${indent}<${name}>\n${members.join("")}${indent}</${name}>\n`;
  }
  return value === null ? `${indent}<${name}/>\n` : `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
