"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { DraftState } from "@/lib/fields/draft";
import { propertyName } from "@/lib/fields/draft-name";
import type { ObjectField, OptionsHint } from "@/lib/fields/field";
import { watchPointer } from "./after-press";
import type { ProblemStore } from "./problem-store";
import { refuseStrayFiles } from "./refuse-stray-files";
import { type RequestStore, shownName } from "./request-store";
import { findSupportingProperty, SupportStore } from "./support-store";
import type { RequestFormController } from "./use-request-form";
import type { ViewStore } from "./view-store";

interface FormContextValue {
  methods: RequestFormController["methods"];
  store: RequestStore;
  problems: ProblemStore;
  view: ViewStore;
  supports: SupportStore;
  /** Says to screen readers what a button did where nothing else tells. */
  announce: (message: string) => void;
}

const FormContext = createContext<FormContextValue | null>(null);

/** The stores of one form, which stay the same for its whole life: reading them re-renders nothing. */
export function FormProvider({ controller, children }: { controller: RequestFormController; children: ReactNode }) {
  const { methods, store, problems, view } = controller;
  const status = useRef<HTMLDivElement>(null);
  const [supports] = useState(() => new SupportStore());
  const announce = useCallback((message: string) => {
    if (status.current) status.current.textContent = message;
  }, []);
  useEffect(watchPointer, []);
  useEffect(refuseStrayFiles, []);
  const value = useMemo(
    () => ({ methods, store, problems, view, supports, announce }),
    [methods, store, problems, view, supports, announce],
  );
  return (
    <FormContext value={value}>
      {children}
      <div ref={status} role="status" className="sr-only" />
    </FormContext>
  );
}

export function useFormStores(): FormContextValue {
  const value = useContext(FormContext);
  if (!value) throw new Error("A field is used outside of FormProvider");
  return value;
}

export interface FieldOption {
  value: string;
  label: string;
  /** Names of the properties that have an effect with this option, where the list says so. */
  supports?: string[];
}

/** Loads the suggestions of a text field that the description points to another operation for. */
export interface OptionsSource {
  /** Differs where the same operation gives another list, as on another server. */
  scope: string;
  load: (options: OptionsHint) => Promise<FieldOption[]>;
}

const OptionsContext = createContext<OptionsSource | null>(null);

export const OptionsSourceProvider = OptionsContext.Provider;

export function useOptionsSource(): OptionsSource | null {
  return useContext(OptionsContext);
}

function useStoreValue<T>(name: string, read: (store: RequestStore) => T): T {
  const { store } = useFormStores();
  const subscribe = useCallback((listener: () => void) => store.subscribe(name, listener), [store, name]);
  const snapshot = () => read(store);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

export function useDraftState(name: string): DraftState {
  return useStoreValue(`${name}.state`, (store) => store.readState(name));
}

export function useDraftChoice(name: string): string {
  return useStoreValue(`${name}.choice`, (store) => store.readText(`${name}.choice`));
}

/** A text of a draft for a control that shows every change of it, also those made elsewhere. */
export function useDraftText(name: string): string {
  return useStoreValue(name, (store) => store.readText(name));
}

export function useDraftFlag(name: string): boolean {
  return useStoreValue(name, (store) => store.readFlag(name));
}

export function useDraftFile(name: string): File | null {
  return useStoreValue(`${name}.file`, (store) => store.readFile(name));
}

export function useMediaType(): string {
  return useStoreValue("body.mediaType", (store) => store.readText("body.mediaType"));
}

/** Positions of the optional properties of an object that are on the screen: `present` until that was changed by hand. */
export function useShownProperties(name: string, present: () => readonly number[]): readonly number[] {
  const { store } = useFormStores();
  const [opening] = useState(() => store.showPresent(name, present()));
  return useStoreValue(shownName(name), () => store.readShown(name)) ?? opening;
}

/** Ids of the rows that are present, in order. */
export function useRowIds(name: string): string[] {
  const { store } = useFormStores();
  const order = useStoreValue(`${name}.order`, () => store.readOrder(name));
  return useMemo(() => store.presentRows(name, order), [store, name, order]);
}

/** What is wrong with the field, once it may be told. */
export function useProblem(name: string): string | undefined {
  const { problems } = useFormStores();
  const subscribe = useCallback((listener: () => void) => problems.subscribe(name, listener), [problems, name]);
  const snapshot = () => problems.messageFor(name);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Names of those properties of an object that have no effect with what is chosen in one of them. */
export function useUnsupported(node: ObjectField, name: string): ReadonlySet<string> {
  const { store, supports } = useFormStores();
  const { index = -1, hint } = findSupportingProperty(node) ?? {};
  const choice = `${propertyName(name, index)}.text`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [supports.subscribe(listener), store.subscribe(choice, listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [store, supports, choice],
  );
  const snapshot = () => supports.unsupported(hint, hint ? store.readText(choice) : "");
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Whether a field inside of this draft was asked to be shown. */
export function useIsRevealed(name: string): boolean {
  const { view } = useFormStores();
  const snapshot = () => view.getTarget()?.startsWith(`${name}.`) ?? false;
  return useSyncExternalStore(view.subscribe, snapshot, snapshot);
}
