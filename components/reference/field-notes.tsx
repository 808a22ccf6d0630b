import type { FieldNode } from "@/lib/fields/field";
import type { EntryExtra } from "./entry-list";
import { type Fact, listFacts } from "./field-facts";
import { Markdown } from "./markdown";
import type { Entry } from "./outline";

/** Descriptions and facts of an entry. */
export function FieldNotes({ entry, extra }: { entry: Entry; extra?: EntryExtra | undefined }) {
  const texts = new Set([extra?.description, ...listDescriptions(entry.node)].filter((text) => text !== undefined));
  const facts: Fact[] = [...listFacts(entry.node), ...(extra?.facts ?? [])];
  return (
    <>
      {[...texts].map((text, place) => (
        <Markdown key={String(place)} text={text} />
      ))}
      {facts.length > 0 ? (
        <ul className="ref-facts">
          {facts.map(({ label, code }, place) => (
            <li key={String(place)}>
              {label}
              {code?.map((word, position) => (
                <code key={String(position)}>{word}</code>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Those of the items of a list too, from the outside in. */
function listDescriptions(node: FieldNode, depth = 0): string[] {
  const own = node.description === undefined ? [] : [node.description];
  if (depth > 4) return own;
  if (node.kind === "array") return [...own, ...listDescriptions(node.item, depth + 1)];
  return node.kind === "map" ? [...own, ...listDescriptions(node.value, depth + 1)] : own;
}
