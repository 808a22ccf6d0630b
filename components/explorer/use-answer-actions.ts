"use client";

import { useMemo } from "react";
import { focusWithin } from "@/components/form/focus";
import type { RequestFormController } from "@/components/form/use-request-form";
import type { ResponseActions } from "@/components/response/response-actions";
import { type FieldPlace, findNamedField, findNamingField } from "@/lib/fields/find-naming-field";
import type { OperationForm } from "@/lib/fields/operation-form";
import { formatPath } from "@/lib/fields/problem";
import { credentialCardId } from "./credential-card";
import { useExplorer } from "./explorer-context";

/** What an error can lead to: the controls of the request that its next step is about. */
export function useAnswerActions(
  form: OperationForm,
  controller: RequestFormController,
  showRequest: () => void,
): ResponseActions {
  const { creditsUrl } = useExplorer().hints;
  return useMemo(() => {
    const leadTo = ({ place, path }: FieldPlace) => ({
      label: formatPath(path),
      focus: () => {
        showRequest();
        void controller.focusValue(place, path);
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
      ...(creditsUrl !== undefined && { creditsUrl }),
      ...(naming && { named: leadTo(naming) }),
      findParameter: (text) => {
        const found = findNamedField(form, text);
        return found && leadTo(found);
      },
    };
  }, [form, controller, showRequest, creditsUrl]);
}
