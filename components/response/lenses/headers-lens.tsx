import type { ReactNode } from "react";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { byPlace } from "../markdown/by-place";
import { formatDuration } from "../words";
import { groupHeaders } from "./group-headers";
import { TimingBars } from "./timing-bars";

/** Status line, headers with rate limits and ids first, and where the time went. */
export function HeadersLens({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const { response, request } = snapshot;
  if (!response) return <p className="p-4 text-ink-faint text-xs">No response headers have arrived.</p>;
  return (
    <div className="flex flex-col gap-5 p-4 text-xs">
      <div className="font-mono">
        {request ? (
          <p className="break-all text-ink-muted">
            {request.method} {request.url}
          </p>
        ) : null}
        <p className="mt-1 font-semibold">
          {response.status} {response.statusText}
        </p>
        {snapshot.marks.headers !== undefined ? (
          <p className="mt-1 text-ink-faint">headers after {formatDuration(snapshot.marks.headers)}</p>
        ) : null}
      </div>
      {groupHeaders(response.headers).map(({ title, headers }) => (
        <HeaderTable key={title} title={title}>
          {byPlace(headers).map(({ key, item: [name, value] }) => (
            <tr key={key} className="align-top">
              <th
                scope="row"
                className="w-2/5 break-words py-1 pr-4 pl-3 text-left font-medium font-mono text-ink-muted"
              >
                {name}
              </th>
              <td className="break-all py-1 pr-3 font-mono">{value}</td>
            </tr>
          ))}
        </HeaderTable>
      ))}
      <TimingBars snapshot={snapshot} />
    </div>
  );
}

function HeaderTable({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-medium text-ink-muted">{title}</h3>
      <div className="overflow-hidden rounded-lg border">
        <table className="w-full table-fixed">
          <tbody className="divide-y divide-line">{children}</tbody>
        </table>
      </div>
    </section>
  );
}
