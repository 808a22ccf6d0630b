import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon/icon";

/** Copies code that has the key in it, after saying what that means. */
export function CopyWithKey({ text, disabled }: { text: () => string; disabled: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label="Copy with key"
        disabled={disabled}
        className="text-warn hover:text-warn"
        onClick={() => setOpen(true)}
      >
        <Icon name="key-round" className="icon-3.5" />
      </IconButton>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Copy code with your key in it?"
        description="The key stands in the copied code as plain text. Whoever gets the code can use the key and spend what it may spend, so do not commit or share it."
      >
        <p className="text-ink-muted">
          “Copy code” copies the same code without the key; it reads the key from an environment variable.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Close</Button>
          <CopyButton variant="danger" label="Copy with key" text={text} />
        </div>
      </Dialog>
    </>
  );
}
