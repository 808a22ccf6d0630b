/** Takes out the members that are undefined, in place: a node says nothing about what its schema says nothing about. */
export function dropUndefined<T extends object>(value: T): T {
  for (const key of Object.keys(value)) {
    if (Reflect.get(value, key) === undefined) {
      Reflect.deleteProperty(value, key);
    }
  }
  return value;
}
