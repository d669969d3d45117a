import { useState } from "react";

interface Keys {
  readonly keys: readonly number[];
  readonly next: number;
}

/** Keys of the rows of a list, and what to tell when a row comes, goes or changes its place. */
export interface RowKeys {
  readonly keys: readonly number[];
  /** Gives the key of the row that is added at the end. */
  readonly add: () => number;
  readonly remove: (place: number) => void;
  readonly move: (from: number, to: number) => void;
}

/** Keys that go with their rows, so that what is being typed into one stays with it wherever it stands. */
export function useRowKeys(count: number): RowKeys {
  const [known, setKnown] = useState<Keys>({ keys: [], next: 0 });
  const fitted = fit(known, count);
  if (fitted !== known) setKnown(fitted);
  const { keys, next } = fitted;
  return {
    keys,
    add: () => {
      setKnown({ keys: [...keys, next], next: next + 1 });
      return next;
    },
    remove: (place) => setKnown({ keys: keys.filter((_, i) => i !== place), next }),
    move: (from, to) => setKnown({ keys: moved(keys, from, to), next }),
  };
}

/** The list with one of its entries at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Rows that came or went without being told, as with a ready-made policy, did so at the end. */
function fit(known: Keys, count: number): Keys {
  const { keys, next } = known;
  if (keys.length === count) return known;
  const more = Math.max(0, count - keys.length);
  return { keys: [...keys.slice(0, count), ...Array.from({ length: more }, (_, i) => next + i)], next: next + more };
}
