let pending: string | undefined;

/** Keeps pasted text, in memory only, for the operation page that is being opened for it. */
export function holdPendingImport(text: string): void {
  pending = text;
}

/** The text that was held, once. */
export function takePendingImport(): string | undefined {
  const text = pending;
  pending = undefined;
  return text;
}

/** One line about an import: what was read, the credential, and what was not used. */
export function describeImport(imported: { what: string; notes: string[]; credential?: string }): string {
  const credential = imported.credential ? "Its key was put into the API key field." : "";
  return [imported.what, credential, ...imported.notes].filter(Boolean).join(" ");
}
