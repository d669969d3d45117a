/** Copies plain data (arrays, plain objects, typed arrays, maps, sets, dates) to another realm; functions, errors and other objects pass as they are. */
export type DeepCopy = (value: unknown) => unknown;

/** Makes a copy of the realm it runs in. */
export function deepCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  // Not value.map: that makes an array of the value's own realm.
  if (Array.isArray(value)) return Array.from(value, deepCopy);
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

/** The same function as a text, to be run in another realm. */
export const deepCopyScript = `(${String(deepCopy)})`;
