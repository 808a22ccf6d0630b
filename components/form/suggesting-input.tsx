"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { AutocompleteInput, type AutocompleteInputProps } from "@/components/ui/autocomplete-input";
import type { OptionsHint, StringField } from "@/lib/fields/field";
import { type FieldOption, type OptionsSource, useFormStores, useOptionsSource } from "./form-context";

const freshMs = 5 * 60_000;

/** One for all fields, so that a list is loaded once however many fields offer it. */
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: freshMs, retry: false, refetchOnWindowFocus: false } },
});

export type SuggestingInputProps = Omit<AutocompleteInputProps, "suggestions" | "status"> & { node: StringField };

/** A text box with the suggestions of its field; loaded, with all it needs, when such a field is first used. */
export function SuggestingInput(props: SuggestingInputProps) {
  return (
    <QueryClientProvider client={queries}>
      <Suggesting {...props} />
    </QueryClientProvider>
  );
}

function optionsQuery(source: OptionsSource | null, options: OptionsHint | undefined) {
  return {
    // The list belongs to the server that it came from.
    queryKey: ["field-options", source?.scope, options?.operation, options?.items, options?.value],
    queryFn: async () => (source && options ? source.load(options) : []),
  };
}

/** The options of a field without its control: those that were loaded before, else loaded now. */
export function loadOptions(source: OptionsSource, options: OptionsHint): Promise<FieldOption[]> {
  return queries.fetchQuery(optionsQuery(source, options));
}

function Suggesting({ node, ...props }: SuggestingInputProps) {
  const source = useOptionsSource();
  const options = node.hints?.options;
  const query = useQuery({ ...optionsQuery(source, options), enabled: source !== null && options !== undefined });
  const { data } = query;
  const { supports } = useFormStores();
  useEffect(() => {
    if (options?.supports !== undefined && data) supports.provide(options, data);
  }, [supports, options, data]);
  const listed = (node.suggestions ?? []).map((value) => ({ value }));
  return (
    <AutocompleteInput
      {...props}
      suggestions={[...listed, ...(data ?? [])]}
      status={query.isLoading ? "Loading suggestions…" : query.isError ? "Suggestions could not be loaded." : undefined}
    />
  );
}
