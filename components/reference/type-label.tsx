import { contentOf, type Entry } from "./outline";
import { typeWords } from "./type-words";

/** The type in words, and the description's own name for it. */
export function TypeLabel({ entry }: { entry: Entry }) {
  const typeName = entry.node.typeName ?? contentOf(entry.node)?.typeName;
  return (
    <span>
      {typeWords(entry.node)}
      {typeName === undefined || typeName === entry.name ? null : <em>{typeName}</em>}
    </span>
  );
}
