"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import { createRestingTask } from "@/lib/browser/when-idle";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import {
  bodyDraft,
  bodyName,
  bodyNode,
  parameterNode,
  type RequestDraft,
  requestDraftFromValues,
  valuesFromRequestDraft,
} from "@/lib/fields/request-draft";
import type { RequestProblem } from "@/lib/fields/request-problem";
import { startDraft } from "@/lib/fields/start-draft";
import type { Json, JsonPath } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";
import { afterPress } from "./after-press";
import { listFiles } from "./list-files";
import { ProblemStore } from "./problem-store";
import { RequestStore } from "./request-store";
import type { FormSnapshot } from "./undo-history";
import { ViewStore } from "./view-store";

/** The request being edited, for everything around the form: what to send, what to load, what is wrong. */
export interface RequestFormController {
  form: OperationForm;
  methods: UseFormReturn<FieldValues>;
  store: RequestStore;
  problems: ProblemStore;
  view: ViewStore;
  /** Counts loads; the fields are built anew for each. */
  revision: number;
  /** How often the whole request was replaced by another one, not edited. */
  getLoadCount: () => number;
  /** The request as it stands. Costs a walk over the form: call it when it is wanted, not per key. */
  getValues: () => RequestValues;
  /** The picked files of the body, by JSON pointer. */
  getFiles: () => ReadonlyMap<string, File>;
  /** Replaces the whole request, for example by an opened link. With a label, which says what happened, it can be undone. */
  load: (values: RequestValues, label?: string) => void;
  /**
   * Replaces the body without building the form anew; for an editor that is shown instead of the form. All that one
   * session of the editor does is one step to undo.
   */
  replaceBody: (body: RequestValues["body"], session: symbol) => void;
  /** Takes the last step back, or repeats what was taken back, and says which. */
  travel: (direction: "undo" | "redo") => string | undefined;
  /** Calls back after every change, loads included. */
  subscribe: (listener: () => void) => () => void;
  /** From now on every field shows its problem, not only those that were visited. */
  showAllProblems: () => void;
  /** Opens what hides the field and puts the focus there. */
  focusProblem: (problem: RequestProblem) => void;
  /** The same for the field of a value, or for the nearest one around it. */
  focusValue: (place: "body" | ParameterLocation, path: JsonPath) => Promise<void>;
}

export function useRequestForm(form: OperationForm, initial: RequestValues): RequestFormController {
  const [initialDraft] = useState<FieldValues>(() => openingDraft(form, initial));
  const methods = useForm<FieldValues>({ defaultValues: initialDraft, shouldUnregister: false });
  const [revision, setRevision] = useState(0);
  const [stores] = useState(() => ({
    store: new RequestStore(methods, initialDraft),
    problems: new ProblemStore(),
    view: new ViewStore(),
  }));
  const { store, problems, view } = stores;
  const loadCount = useRef(0);

  useEffect(() => store.onReplace(() => setRevision((count) => count + 1)), [store]);
  useEffect(
    () =>
      checkWhenIdle(store, problems, async () => {
        const { checkRequest } = await import("@/lib/fields/check-request");
        return checkRequest(form, readDraft(methods));
      }),
    [form, store, problems, methods],
  );

  return useMemo(() => {
    const getValues = () => {
      store.takeOverEdit();
      return valuesFromRequestDraft(form, readDraft(methods));
    };
    const replaceAll = (draft: FieldValues, opening: FieldValues, shown?: FormSnapshot["shown"]) => {
      store.replaced(opening, shown);
      methods.reset(draft);
      problems.reset();
      setRevision((count) => count + 1);
      store.changed();
    };
    return {
      form,
      methods,
      store,
      problems,
      view,
      revision,
      getLoadCount: () => loadCount.current,
      getValues,
      getFiles: () => {
        const { body } = readDraft(methods);
        return listFiles(bodyNode(form, body.mediaType), bodyDraft(form, body));
      },
      load: (values, label) => {
        if (label !== undefined) {
          store.takeOverEdit();
          store.history.add({ label, changes: store.takeSnapshot(), isLoss: true });
        }
        const draft = openingDraft(form, values);
        loadCount.current += 1;
        replaceAll(draft, draft);
      },
      replaceBody: (body, session) => {
        const { mediaType } = readDraft(methods).body;
        const name = bodyName(form, mediaType);
        const replace = () => {
          store.hideInside(name);
          store.write(name, openingBody(form, mediaType, body));
        };
        store.change("JSON edited", replace, { remounts: true, session });
      },
      travel: (direction) => {
        store.takeOverEdit();
        const step = store.history.take(direction);
        if (!step) return undefined;
        const { changes } = step;
        if (Array.isArray(changes)) {
          store.history.keep(direction, { ...step, changes: store.swap(changes) });
          if (step.remounts || view.getView() === "json") setRevision((count) => count + 1);
        } else {
          store.history.keep(direction, { ...step, changes: store.takeSnapshot() });
          replaceAll(changes.values, changes.opening, changes.shown);
        }
        return step.label;
      },
      subscribe: (listener) => store.onChange(listener),
      showAllProblems: () => problems.showAll(),
      focusProblem: (problem) => {
        store.takeOverEdit();
        view.reveal(problem.name);
      },
      focusValue: async (place, path) => {
        const { locateDraft } = await import("@/lib/fields/locate-draft");
        store.takeOverEdit();
        const draft = readDraft(methods);
        const { name } =
          place === "body"
            ? locateDraft(
                bodyNode(form, draft.body.mediaType),
                bodyDraft(form, draft.body),
                bodyName(form, draft.body.mediaType),
                path,
              )
            : locateDraft(parameterNode(form, place), draft[place], place, path);
        view.reveal(name);
      },
    };
  }, [form, methods, store, problems, view, revision]);
}

/** The problems that are shown beside fields now, for a list to jump from. */
export function useShownProblems({ problems }: RequestFormController): readonly RequestProblem[] {
  return useSyncExternalStore(problems.onChange, problems.getShown, problems.getShown);
}

function readDraft(methods: UseFormReturn<FieldValues>): RequestDraft {
  const { path, query, header, cookie, body } = methods.getValues();
  return { path, query, header, cookie, body };
}

function openingDraft(form: OperationForm, values: RequestValues): RequestDraft {
  const draft = requestDraftFromValues(form, values);
  const { mediaType } = draft.body;
  if (form.body) {
    const key = bodyName(form, mediaType).split(".").at(-1) ?? "";
    draft.body.drafts[key] = openingBody(form, mediaType, values.body);
  }
  return draft;
}

/** A body that is not there yet is laid out to be filled in: set where it must be sent, else absent until it is edited. */
function openingBody(form: OperationForm, mediaType: string, body: Json | undefined): Draft {
  const node = bodyNode(form, mediaType);
  if (body !== undefined) return draftFromJson(node, body);
  const start = startDraft(node);
  return form.body?.required ? start : { ...start, state: "absent" };
}

/** Checks the request once it rests, and again after every change that follows. The checker is loaded for the first check. */
function checkWhenIdle(
  store: RequestStore,
  problems: ProblemStore,
  listProblems: () => Promise<RequestProblem[]>,
): () => void {
  let isStopped = false;
  const check = async () => {
    const found = await listProblems();
    // A change during the load of the checker has scheduled the next check already.
    afterPress(() => {
      if (!isStopped && !resting.isDue()) problems.replace(found);
    });
  };
  const resting = createRestingTask(() => void check());
  resting.ask();
  const unsubscribe = store.onChange(resting.ask);
  return () => {
    isStopped = true;
    unsubscribe();
    resting.cancel();
  };
}
