import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon/icon";
import type { ExchangeSnapshot, ExchangeState } from "@/lib/stream/exchange-snapshot";
import { describeState } from "./words";

const looks: Record<ExchangeState, { tone: Tone; icon: IconName; motion?: string }> = {
  idle: { tone: "neutral", icon: "circle-dashed" },
  sending: { tone: "info", icon: "loader-circle", motion: "animate-spin" },
  streaming: { tone: "info", icon: "radio", motion: "animate-pulse" },
  done: { tone: "ok", icon: "check" },
  stopped: { tone: "warn", icon: "square" },
  error: { tone: "danger", icon: "x" },
  cut: { tone: "warn", icon: "scissors" },
};

/** The state in words, with an icon and a colour of its own; announced when it changes. */
export function StateBadge({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const { tone, icon, motion } = looks[snapshot.state];
  const words = describeState(snapshot);
  return (
    <>
      <Badge tone={tone} className="h-5">
        <Icon name={icon} className={cn("icon-3", motion)} />
        {words}
      </Badge>
      <span role="status" className="sr-only">
        {snapshot.state === "idle" ? "" : `Response: ${words}`}
      </span>
    </>
  );
}

export function StatusBadge({ status, statusText }: { status: number; statusText: string }) {
  const tone: Tone = status < 300 ? "ok" : status < 400 ? "info" : status < 500 ? "warn" : "danger";
  return (
    <Badge tone={tone} className="h-5 font-mono font-semibold">
      {status} {statusText || statusWords[status] || ""}
    </Badge>
  );
}

/** HTTP/2 sends no reason phrase. */
const statusWords: Record<number, string> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
