"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ApiServer } from "@/lib/openapi/operation";

export interface ConfirmSendProps {
  /** What the request spends or destroys. */
  consequence: string;
  server: ApiServer;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before a request that spends or destroys something is sent. */
export function ConfirmSend({ consequence, server, onConfirm, onClose }: ConfirmSendProps) {
  return (
    <Dialog open onOpenChange={onClose} title="Send this request?" description={consequence}>
      {server.isDemo ? (
        <p className="text-ink-muted">It goes to the demo server, where nothing real is changed.</p>
      ) : (
        <p>
          It goes to <strong>{server.name}</strong> and acts on the account of your key.
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger" onClick={onConfirm}>
          Confirm and send
        </Button>
      </div>
    </Dialog>
  );
}
