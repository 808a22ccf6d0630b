import type { ReactNode } from "react";

/** A part of the page with a heading that can be linked to. */
export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="mb-3 flex items-baseline gap-3 border-b pb-2">
        <h2 id={id} className="ref-anchor font-semibold text-base tracking-tight">
          <a href={`#${id}`}>{title}</a>
        </h2>
        {note}
      </div>
      {children}
    </section>
  );
}

export interface SectionProps {
  id: string;
  title: string;
  /** Beside the heading. */
  note?: ReactNode;
  children: ReactNode;
}
