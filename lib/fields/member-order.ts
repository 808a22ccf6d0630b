import type { Draft } from "./draft";
import type { ObjectField } from "./field";

/** Name of a property's draft inside `parts`. */
export function partOf(index: number): string {
  return `p${index}`;
}

/**
 * The order in which an object's members are sent: that of the JSON it was loaded from; a property that was added later
 * comes right after the nearest one before it in the form, and an additional key comes last. JavaScript itself
 * puts keys that look like list positions ("0", "50256") first, here and in every reader.
 */
export function memberOrder(node: ObjectField, draft: Draft): string[] {
  const order = [...(draft.order ?? [])];
  const known = new Set(order);
  if (!node.properties.some((_, index) => known.has(partOf(index)))) {
    return [...node.properties.map((_, index) => partOf(index)), ...order];
  }
  let previous = -1;
  node.properties.forEach((_, index) => {
    const part = partOf(index);
    if (known.has(part)) {
      previous = order.indexOf(part);
    } else if (draft.parts?.[part]) {
      order.splice(previous + 1, 0, part);
      previous += 1;
    }
  });
  return order;
}
