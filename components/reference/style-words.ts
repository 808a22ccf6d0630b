import type { ParameterField } from "@/lib/fields/operation-form";

/** How a list or an object is written into the request; empty for single values, which are written as they are. */
export function styleWords({ name, node, style, explode, mediaType }: ParameterField): string {
  if (mediaType !== undefined) return mediaType;
  const isList = node.kind === "array" || node.kind === "tuple";
  const isObject = node.kind === "object" || node.kind === "map";
  if (!isList && !isObject) return "";
  switch (style) {
    case "form":
      if (isList) return explode ? `${name}=a&${name}=b` : `${name}=a,b`;
      return explode ? "key=value&other=value" : `${name}=key,value,other,value`;
    case "spaceDelimited":
      return `${name}=a%20b`;
    case "pipeDelimited":
      return `${name}=a|b`;
    case "deepObject":
      return `${name}[key]=value`;
    case "simple":
      if (isList) return "a,b";
      return explode ? "key=value,other=value" : "key,value,other,value";
    case "label":
      if (isList) return explode ? ".a.b" : ".a,b";
      return explode ? ".key=value" : ".key,value";
    case "matrix":
      if (isList) return explode ? `;${name}=a;${name}=b` : `;${name}=a,b`;
      return explode ? ";key=value;other=value" : `;${name}=key,value,other,value`;
  }
}
