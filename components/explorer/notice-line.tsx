import { Button, IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import type { Notice } from "./notice-bar";

/** What `NoticeBar` shows once it is loaded. */
export function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  return (
    <div className="pointer-events-auto flex w-max max-w-[min(40rem,calc(100vw-2rem))] items-start gap-2.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-[0.8125rem] shadow-float">
      {notice.tone === "info" ? (
        <Icon name="info" className="mt-1 icon-3.5 shrink-0 text-info" />
      ) : (
        <Icon name="triangle-alert" className="mt-1 icon-3.5 shrink-0 text-danger" />
      )}
      <span className={cn("min-w-0 flex-1", notice.tone === "danger" && "text-danger")}>{notice.text}</span>
      {notice.onUndo ? (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Undo: ${notice.text.replace(/\.(?:\s.*)?$/s, "")}`}
          className="-my-0.5 text-accent-text"
          onClick={notice.onUndo}
        >
          Undo
        </Button>
      ) : null}
      <IconButton label="Dismiss message" onClick={onDismiss} className="-my-0.5">
        <Icon name="x" className="icon-3.5" />
      </IconButton>
    </div>
  );
}
