"use client";

import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { useFormStores } from "./form-context";
import type { RequestFormController } from "./use-request-form";

const steps = [
  { direction: "undo", name: "Undo", keys: "Ctrl+Z", shortcuts: "Control+Z Meta+Z", icon: "undo-2" },
  { direction: "redo", name: "Redo", keys: "Ctrl+Shift+Z", shortcuts: "Control+Shift+Z Meta+Shift+Z", icon: "redo-2" },
] as const;

/** Takes structural changes of the form back and repeats them. The buttons stay reachable when there is nothing to do. */
export function UndoButtons({ controller }: { controller: RequestFormController }) {
  const { history } = controller.store;
  const { announce } = useFormStores();
  const state = useSyncExternalStore(history.subscribe, history.getState, history.getState);
  return (
    <div className="ml-auto flex">
      {steps.map(({ direction, name, keys, shortcuts, icon }) => {
        const label = state[direction];
        return (
          <IconButton
            key={direction}
            label={name}
            title={label === undefined ? `Nothing to ${direction}` : `${name}: ${label} (${keys})`}
            aria-disabled={label === undefined}
            aria-keyshortcuts={shortcuts}
            className="aria-disabled:opacity-40"
            onClick={() => {
              const done = controller.travel(direction);
              if (done !== undefined) announce(`${direction === "undo" ? "Undone" : "Redone"}: ${done}`);
            }}
          >
            <Icon name={icon} className="icon-3.5" />
          </IconButton>
        );
      })}
    </div>
  );
}
