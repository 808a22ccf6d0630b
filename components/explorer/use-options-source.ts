"use client";

import { useMemo } from "react";
import type { FieldOption, OptionsSource } from "@/components/form/form-context";
import type { OptionsHint } from "@/lib/fields/field";
import { type Json, readPointer } from "@/lib/json";
import type { SecurityScheme } from "@/lib/openapi/operation";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";
import { buildAuthorization } from "@/lib/request/authorization";
import { useCredentials, useExplorer, useServer } from "./explorer-context";

/** Loads a field's suggestions by calling the operation that the description names, on the chosen server. */
export function useOptionsSource(schemes: SecurityScheme[]): OptionsSource {
  const { groups } = useExplorer();
  const server = useServer();
  const { values: credentials } = useCredentials();
  return useMemo(
    () => ({
      scope: server.id,
      load: async (options) => {
        const operation = groups
          .flatMap((group) => group.operations)
          .find((candidate) => candidate.id === options.operation);
        if (!operation) return [];
        const { headers } = buildAuthorization([schemes], credentials);
        const response = await fetch(`/api/relay/${server.id}${operation.path}`, {
          headers: headers.map(([name, value]): [string, string] => [toCarriedHeaderName(name), value]),
        });
        if (!response.ok) throw new Error(`The list could not be loaded (status ${response.status})`);
        const items = readPointer((await response.json()) as Json, options.items);
        return Array.isArray(items) ? items.flatMap((item) => readOption(item, options)) : [];
      },
    }),
    [groups, server.id, credentials, schemes],
  );
}

function readOption(item: Json, options: OptionsHint): FieldOption[] {
  const value = readPointer(item, options.value);
  const label = options.label === undefined ? undefined : readPointer(item, options.label);
  if (typeof value !== "string") return [];
  const listed = options.supports === undefined ? undefined : readPointer(item, options.supports);
  const supports = Array.isArray(listed) ? listed.filter((name) => typeof name === "string") : undefined;
  return [{ value, label: typeof label === "string" ? label : value, ...(supports && { supports }) }];
}
