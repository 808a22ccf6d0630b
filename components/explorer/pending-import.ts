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

/** One line about an import: what was read, the credentials, and what was not used. */
export function describeImport(imported: {
  what: string;
  notes: string[];
  credentials: Record<string, string>;
}): string {
  const hasCredential = Object.keys(imported.credentials).length > 0;
  return [imported.what, hasCredential && "Its key was put under Authentication.", ...imported.notes]
    .filter(Boolean)
    .join(" ");
}
