"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { RequestFormController } from "@/components/form/use-request-form";
import { DriftBadge } from "@/components/response/drift-badge";
import { OutputCheck } from "@/components/response/output-check";
import { useExchange } from "@/components/response/use-exchange";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
import type { AnswerLink, RequestValues } from "@/lib/fields/operation-form";
import { bodyNode } from "@/lib/fields/request-draft";
import { type Json, readPointer } from "@/lib/json";
import { continueBody, listContinuations } from "@/lib/request/continue-request";
import { followLink } from "@/lib/request/follow-link";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { loadEventCheck } from "./load-event-check";
import { holdPendingRequest } from "./pending-import";
import { TabTotalLine } from "./tab-total-line";

export interface AnswerFooterProps {
  exchange: Exchange;
  controller: RequestFormController;
  sent: RequestValues;
  onLoad: (values: RequestValues, what: string) => void;
  onShowRequest: () => void;
}

const maxButtons = 6;
/** Of the choices that a menu offers. */
const maxListed = 100;

/** Below the response: where the answer leads, how it fits the description, and what the tab has used so far. */
export function AnswerFooter(props: AnswerFooterProps) {
  const snapshot = useExchange(props.exchange);
  const { id } = props.controller.form;
  const loadCheck = useCallback(() => loadEventCheck(id), [id]);
  const isRunning = snapshot.state === "idle" || snapshot.state === "sending" || snapshot.state === "streaming";
  return (
    <footer className="flex min-w-0 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-t bg-sunken px-4 py-1.5 empty:hidden">
      {/* What reads the whole answer waits for its end. */}
      {isRunning || !snapshot.response ? null : <EndedFooter key={snapshot.runId} snapshot={snapshot} {...props} />}
      <DriftBadge snapshot={snapshot} loadCheck={loadCheck} />
      <TabTotalLine />
    </footer>
  );
}

function EndedFooter({
  snapshot,
  exchange,
  controller,
  sent,
  onLoad,
  onShowRequest,
}: AnswerFooterProps & { snapshot: ExchangeSnapshot }) {
  const { form } = controller;
  const { version, json } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the exchange's answer differs by version
  const answer = useMemo(() => exchange.assembled() ?? json, [exchange, json, version]);
  // A recording was asked for by another request than the one that was sent last.
  const asked = snapshot.replay ? {} : sent;
  const schema = form.hints.outputSchema === undefined ? undefined : readPointer(asked.body, form.hints.outputSchema);
  const choices =
    form.hints.continue && snapshot.failure?.kind !== "http" ? listContinuations(form.hints.continue, answer) : [];
  const links = listFollowed(form.links ?? [], { request: asked, answer, snapshot });
  const goOn = (choice: Json) => {
    const values = controller.getValues();
    const hints = form.hints.continue;
    const continued =
      hints &&
      continueBody(hints, bodyNode(form, values.mediaType ?? ""), {
        // A form that was emptied since goes on from what was sent.
        body: values.body ?? asked.body,
        sent: asked.body,
        choice,
      });
    if (!continued) return;
    onShowRequest();
    if (!continued.isRepeated)
      onLoad({ ...values, body: continued.body }, describeContinuation(continued.calls, hints.next !== undefined));
    void controller.focusValue("body", continued.focus);
  };
  return (
    <>
      {schema === undefined || !snapshot.answer ? null : <OutputCheck schema={schema} answer={snapshot.answer} />}
      <ContinueButtons
        choices={choices}
        name={nameContinuation(form.hints.continue?.next !== undefined)}
        onGoOn={goOn}
      />
      {links.map(({ link, values }) => (
        <LinkButton key={link.name} link={link} values={values} />
      ))}
    </>
  );
}

interface ContinueButtonsProps {
  choices: Json[];
  name: string;
  onGoOn: (choice: Json) => void;
}

/** A button for each choice; where there are many, one that asks which. */
function ContinueButtons({ choices, name, onGoOn }: ContinueButtonsProps) {
  const nameChoice = (position: number) => (choices.length > 1 ? `Continue from choice ${position}` : name);
  const icon = <Icon name="corner-down-right" className="icon-3.5" />;
  if (choices.length > maxButtons) {
    const entries = () =>
      choices.slice(0, maxListed).map((choice, position) => ({
        key: `${position}`,
        label: `From choice ${position}`,
        onSelect: () => onGoOn(choice),
      }));
    return (
      <MenuButton label={name} entries={entries} className={buttonClass("secondary", "sm")}>
        {icon}
        {name}…
      </MenuButton>
    );
  }
  return choices.map((choice, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: choices have no other name, and never change places
    <Button key={position} size="sm" onClick={() => onGoOn(choice)}>
      {icon}
      {nameChoice(position)}
    </Button>
  ));
}

function LinkButton({ link, values }: { link: AnswerLink; values: RequestValues }) {
  const router = useRouter();
  const open = () => {
    holdPendingRequest({
      operationId: link.operation.id,
      values,
      what: "Filled in from the answer. Nothing has been sent.",
    });
    router.push(`/explorer/${link.operation.route}`);
  };
  return (
    <Button size="sm" variant="ghost" className="min-w-0 shrink" title={link.description} onClick={open}>
      <Icon name="arrow-up-right" className="icon-3.5 shrink-0" />
      <span className="truncate">{link.label ?? link.operation.title}</span>
    </Button>
  );
}

/** The links whose values are all there, each target once. */
function listFollowed(
  links: AnswerLink[],
  { request, answer, snapshot }: { request: RequestValues; answer: Json | undefined; snapshot: ExchangeSnapshot },
): { link: AnswerLink; values: RequestValues }[] {
  const { response } = snapshot;
  if (!response) return [];
  const source = { request, status: response.status, headers: response.headers, answer };
  const followed = links.flatMap((link) => {
    const values = followLink(link, source);
    return values ? [{ link, values }] : [];
  });
  return followed.filter(
    ({ link }, position) => followed.findIndex((other) => other.link.operation.id === link.operation.id) === position,
  );
}

function nameContinuation(isConversation: boolean): string {
  return isConversation ? "Continue the conversation" : "Continue the text";
}

function describeContinuation(calls: number, isConversation: boolean): string {
  if (calls > 0) {
    return `The answer and ${calls === 1 ? "an empty result for its tool call" : `empty results for its ${calls} tool calls`} were added. Nothing has been sent.`;
  }
  return isConversation
    ? "The answer and an empty message were added. Nothing has been sent."
    : "The answer was added to the text. Nothing has been sent.";
}
