import type { Tokens } from "marked";
import { memo } from "react";
import { byPlace } from "./by-place";
import { Inline } from "./inline";

/** Rows in groups of this many: a group that is full is never rendered again. */
const groupSize = 24;

export interface MarkdownTableProps {
  header: Tokens.TableCell[];
  rows: Tokens.TableCell[][];
  /** A row that is still arriving. */
  partial?: Tokens.TableCell[] | undefined;
  growing?: boolean;
}

/** From this many rows on, a finished table out of sight is not laid out. */
const longRows = 100;

export function MarkdownTable({ header, rows, partial, growing = false }: MarkdownTableProps) {
  const starts = Array.from({ length: Math.ceil(rows.length / groupSize) }, (_, group) => group * groupSize);
  return (
    <div
      className="markdown-table my-3 overflow-x-auto rounded-lg border"
      data-long={(rows.length >= longRows && !growing) || undefined}
    >
      <table>
        <thead>
          <tr>
            {byPlace(header).map(({ key, item }) => (
              <th key={key} scope="col" style={{ textAlign: item.align ?? "left" }}>
                <Inline tokens={item.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start) => (
            <RowGroup key={start} rows={rows} start={start} end={Math.min(start + groupSize, rows.length)} />
          ))}
          {partial ? <Row cells={partial} /> : null}
        </tbody>
      </table>
    </div>
  );
}

const RowGroup = memo(function RowGroup({
  rows,
  start,
  end,
}: {
  rows: Tokens.TableCell[][];
  start: number;
  end: number;
}) {
  return byPlace(rows.slice(start, end)).map(({ key, item }) => <Row key={key} cells={item} />);
});

const Row = memo(function Row({ cells }: { cells: Tokens.TableCell[] }) {
  return (
    <tr>
      {byPlace(cells).map(({ key, item }) => (
        <td key={key} style={{ textAlign: item.align ?? "left" }}>
          <Inline tokens={item.tokens} />
        </td>
      ))}
    </tr>
  );
});
