import type { HttpMethod } from "@/lib/openapi/operation";
import { Badge, type Tone } from "./badge";
import { cn } from "./cn";

const tones: Record<HttpMethod, Tone> = {
  GET: "ok",
  POST: "info",
  PUT: "warn",
  PATCH: "violet",
  DELETE: "danger",
  HEAD: "neutral",
  OPTIONS: "neutral",
  TRACE: "neutral",
};

export function MethodBadge({ method, className }: { method: HttpMethod; className?: string }) {
  return (
    <Badge tone={tones[method]} className={cn("font-mono font-semibold tracking-tight", className)}>
      {method === "DELETE" ? "DEL" : method}
    </Badge>
  );
}
