"use client";

import { type ReactNode, useState } from "react";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { byPlace } from "../markdown/by-place";
import { describeValue, findTable, type JsonTable, omitTable } from "./describe-json";
import { ShowMore } from "./show-more";

const rowsPerStep = 100;
const maxDepth = 3;
const maxMembers = 60;
const maxTextLength = 600;

/** Any JSON body, readable: members as a list, the main list of objects as a table. Bounded; the JSON tab has it all. */
export function JsonPreview({ body }: { body: Json }) {
  const table = findTable(body);
  const whole = isJsonObject(body) ? body : undefined;
  const rest = whole && table ? omitTable(whole, table.path) : whole;
  if (!table && !rest) return <Value value={body} depth={0} />;
  return (
    <div className="flex flex-col gap-4">
      {rest && Object.keys(rest).length > 0 ? <Members object={rest} depth={0} /> : null}
      {table ? <TableView table={table} /> : null}
    </div>
  );
}

function TableView({ table: { path, rows, columns } }: { table: JsonTable }) {
  const name = path.join(".");
  const [count, setCount] = useState(rowsPerStep);
  return (
    <section aria-label={name || "Items"}>
      <h3 className="mb-1.5 text-ink-muted text-xs">
        <span className="font-medium font-mono text-ink">{name || "items"}</span> · {rows.length}{" "}
        {rows.length === 1 ? "entry" : "entries"}
      </h3>
      <div className="overflow-x-auto rounded-lg border">
        <table className="w-full text-xs">
          <thead className="bg-sunken text-left text-ink-muted">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium font-mono">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {byPlace(rows.slice(0, count)).map(({ key, item }) => (
              <tr key={key} className="hover:bg-hover">
                {columns.map((column) => (
                  <td
                    key={column}
                    className="max-w-80 truncate px-3 py-1.5 tabular-nums"
                    title={describeValue(item[column])}
                  >
                    {describeValue(item[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore
        what="entries"
        step={rowsPerStep}
        left={rows.length - count}
        onShow={() => setCount(count + rowsPerStep)}
      />
    </section>
  );
}

function Members({ object, depth }: { object: JsonObject; depth: number }) {
  const names = Object.keys(object);
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
      {names.slice(0, maxMembers).map((name) => (
        <Member key={name} name={name}>
          <Value value={object[name] ?? null} depth={depth + 1} />
        </Member>
      ))}
      {names.length > maxMembers ? <Member name="…">{names.length - maxMembers} more in the JSON tab</Member> : null}
    </dl>
  );
}

function Member({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="break-all py-0.5 font-mono text-ink-muted">{name}</dt>
      <dd className="min-w-0 py-0.5">{children}</dd>
    </>
  );
}

function Value({ value, depth }: { value: Json; depth: number }): ReactNode {
  if (typeof value === "string") {
    const text = value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
    return value === "" ? <Faint>empty text</Faint> : <span className="whitespace-pre-wrap break-words">{text}</span>;
  }
  if (value === null) return <Faint>null</Faint>;
  if (isJsonObject(value) && depth <= maxDepth && Object.keys(value).length > 0) {
    return (
      <div className="border-l pl-3">
        <Members object={value} depth={depth} />
      </div>
    );
  }
  if (typeof value === "object") return <Faint>{describeValue(value)}</Faint>;
  return <span className="font-mono tabular-nums">{String(value)}</span>;
}

function Faint({ children }: { children: ReactNode }) {
  return <span className="text-ink-faint">{children}</span>;
}
