/** An array as Excel for Windows hands it over. */
export interface SafeArray {
  toArray(): readonly unknown[];
  dimensions(): number;
}

export function safeArray(items: readonly unknown[]): SafeArray {
  return { toArray: () => items, dimensions: () => 1 };
}

/** The items of an array that came either way. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && "toArray" in value && typeof value.toArray === "function") {
    const items: unknown = value.toArray();
    return Array.isArray(items) ? items : [];
  }
  return [];
}
