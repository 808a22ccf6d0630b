"use client";

import { useDraftChoice, useDraftState, useFormStores } from "./form-context";

/** The choice of a boolean or enumeration: "" while nothing is chosen. */
export function useChoice(name: string): { choice: string; choose: (choice: string) => void; leave: () => void } {
  const { store, problems } = useFormStores();
  const choice = useDraftChoice(name);
  const state = useDraftState(name);
  return {
    choice: state === "absent" ? "" : choice,
    choose: (next) => {
      store.change("choice made", () => {
        store.write(`${name}.choice`, next);
        store.markSet(name);
      });
      problems.touch(name);
    },
    leave: () => problems.leave(name),
  };
}
