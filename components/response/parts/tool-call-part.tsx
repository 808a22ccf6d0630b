import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon/icon";
import type { AnswerPart } from "@/lib/stream/answer";
import { formatPartialJson } from "@/lib/stream/format-json";
import { TextBlocks } from "../text-blocks";

/** Laying out is done anew with every frame, so longer arguments are shown as they come until they are complete. */
const maxLiveLayout = 16 * 1024;
/** Laying more out would be felt; it is shown as it came. */
const maxLayout = 256 * 1024;

/** A call that the model wants made: name, id, and its arguments laid out, also while they are still arriving. */
export function ToolCallPart({ call, live }: { call: Extract<AnswerPart, { kind: "toolCall" }>; live: boolean }) {
  const laidOut = call.input.length <= (live ? maxLiveLayout : maxLayout) && looksLikeJson(call.input.toString());
  const input = laidOut ? formatPartialJson(call.input.toString()) : call.input;
  return (
    <div className="overflow-hidden rounded-lg border bg-sunken">
      <div className="flex min-h-8 items-center gap-2 border-b py-1 pr-1 pl-3 text-xs">
        <Icon name="wrench" className="icon-3.5 shrink-0 text-info" />
        <span className="max-w-[75%] shrink-0 truncate font-mono font-semibold" title={call.name}>
          {call.name || "unnamed call"}
        </span>
        {call.toolType !== "function" && call.toolType !== "function_call" ? (
          <span className="text-2xs text-ink-faint">{call.toolType}</span>
        ) : null}
        <span className="ml-auto min-w-0 truncate font-mono text-2xs text-ink-faint" title={call.id}>
          {call.id}
        </span>
        <CopyButton label="Copy arguments" iconOnly text={() => call.input.toString()} className="size-6 shrink-0" />
      </div>
      <div className="max-h-96 overflow-auto px-3 py-2">
        {call.input.length > 0 ? (
          <TextBlocks key={String(laidOut)} text={input} {...(laidOut && { highlight: "json" })} />
        ) : (
          <p className="text-ink-faint text-xs">{live ? "Arguments are arriving…" : "No arguments"}</p>
        )}
      </div>
      {call.output !== undefined ? (
        <div className="max-h-60 overflow-auto border-t px-3 py-2">
          <TextBlocks text={call.output} />
        </div>
      ) : null}
    </div>
  );
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{"]/.test(text);
}
