/** Copies plain data (arrays, plain objects, typed arrays, maps, sets, dates) to another realm; functions, errors and other objects pass as they are. */
export type DeepCopy = (value: unknown) => unknown;

/** The function as a text: run in a realm, it makes copies of that realm. */
export const deepCopyScript = `(${String(deepCopy)})`;

function deepCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(deepCopy);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind === "Date") return new Date(Number(value));
  // Of the kind its tag says, of whatever realm.
  if (kind === "Map")
    return new Map([...(value as Map<unknown, unknown>)].map(([key, item]) => [deepCopy(key), deepCopy(item)]));
  if (kind === "Set") return new Set([...(value as Set<unknown>)].map(deepCopy));
  if (ArrayBuffer.isView(value) && /Array$/.test(kind)) {
    // A global constructor of this name takes any list of numbers.
    const Constructor = (globalThis as unknown as Record<string, new (items: unknown) => unknown>)[kind];
    return Constructor ? new Constructor(value) : value;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!isPlain || kind !== "Object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepCopy(item)]));
}
