"use client";

import { createContext, useContext } from "react";
import type { Usage } from "@/lib/stream/answer";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";

/** What can be done about an answer outside of its viewer. Each is only ever done on a click. */
export interface ResponseActions {
  /** Puts the focus where the credential is typed. */
  focusCredential?: () => void;
  /** JSON pointer into the answer of a value that is told only once, such as a created key. */
  secret?: string;
  /** Where the account is topped up. */
  creditsUrl?: string;
  /** The field that says what is asked for: a model, an id. */
  named?: { label: string; focus: () => void };
  /** The field that an error names, when the form has it. */
  findParameter?: (place: string) => { label: string; focus: () => void } | undefined;
  /** What asks the API for the exact figures of an answer; undefined when it has no operation for that. */
  findFigures?: (snapshot: ExchangeSnapshot) => (() => Promise<Usage>) | undefined;
}

const ResponseActionsContext = createContext<ResponseActions>({});

export const ResponseActionsProvider = ResponseActionsContext.Provider;

export function useResponseActions(): ResponseActions {
  return useContext(ResponseActionsContext);
}
