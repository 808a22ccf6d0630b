/**
 * Items with their place as key. For lists that only grow at their end and whose items hold no state, so that a place always means
 * the same item.
 */
export function byPlace<Item>(items: readonly Item[]): { key: string; item: Item }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
