"use client";

import { useMemo } from "react";
import { focusWithin } from "@/components/form/focus";
import type { RequestFormController } from "@/components/form/use-request-form";
import type { ResponseActions } from "@/components/response/response-actions";
import { type FieldPlace, findNamedField, findNamingField } from "@/lib/fields/find-naming-field";
import type { RequestValues } from "@/lib/fields/operation-form";
import { formatPath } from "@/lib/fields/problem";
import { followLink } from "@/lib/request/follow-link";
import type { Exchange } from "@/lib/stream/exchange";
import { credentialCardId } from "./credential-card";
import { useChosenSchemes, useCredentials, useExplorer } from "./explorer-context";
import { lookUpFigures } from "./look-up-figures";
import { tabTotal } from "./tab-total";

/** A request as it was sent. */
export interface SentRequest {
  values: RequestValues;
  serverId: string;
}

/** What an answer can lead to: the controls of the request that an error is about, and the exact figures. */
export function useAnswerActions(
  { form, focusValue }: RequestFormController,
  exchange: Exchange,
  sent: SentRequest,
  showRequest: () => void,
): ResponseActions {
  const { creditsUrl } = useExplorer().hints;
  const { values: credentials } = useCredentials();
  const schemes = useChosenSchemes(form.security);
  return useMemo(() => {
    const leadTo = ({ place, path }: FieldPlace) => ({
      label: formatPath(path),
      focus: () => {
        showRequest();
        void focusValue(place, path);
      },
    });
    const naming = findNamingField(form);
    return {
      ...(form.security.some((schemes) => schemes.length > 0) && {
        focusCredential: () => {
          showRequest();
          focusWithin(credentialCardId);
        },
      }),
      ...(form.hints.secret !== undefined && { secret: form.hints.secret }),
      ...(creditsUrl !== undefined && { creditsUrl }),
      ...(naming && { named: leadTo(naming) }),
      findParameter: (text) => {
        const found = findNamedField(form, text);
        return found && leadTo(found);
      },
      findFigures: ({ response, json }) => {
        if (!response) return undefined;
        const { status, headers } = response;
        const source = { request: sent.values, status, headers, answer: exchange.assembled() ?? json };
        const [lookup] = (form.links ?? []).flatMap((link) => {
          const values = link.figures && link.operation.method === "GET" ? followLink(link, source) : undefined;
          return values ? [{ link, values, serverId: sent.serverId, schemes, credentials }] : [];
        });
        return (
          lookup &&
          (async () => {
            const figures = await lookUpFigures(lookup);
            tabTotal.count(response, figures);
            return figures;
          })
        );
      },
    };
  }, [form, focusValue, exchange, sent, showRequest, creditsUrl, credentials, schemes]);
}
