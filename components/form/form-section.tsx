import type { ReactNode } from "react";

export interface FormSectionProps {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  description?: string;
  children: ReactNode;
}

/** One place of the request: path, query, headers or body. */
export function FormSection({ title, aside, description, children }: FormSectionProps) {
  return (
    <section>
      <div className="flex min-h-7 items-center gap-2 pb-2">
        <h2 className="font-semibold text-2xs text-ink-muted uppercase tracking-wider">{title}</h2>
        {aside}
      </div>
      {description ? <p className="pb-3 text-ink-muted text-xs">{description}</p> : null}
      {children}
    </section>
  );
}
