import type { Customers } from "./customer-columns";
import { foldName } from "./gathering/names";
import { overRows, type Steps } from "./steps";

type Named = Pick<Customers, "ids" | "names">;

/** Who of the customers after is which of those before. */
export interface Pairs {
  /** For each customer before its place after, or -1. */
  readonly placeAfter: Int32Array;
  /** 1 for each customer after that was there before. */
  readonly seen: Uint8Array;
}

/** To find who is who costs more than all the rest, and each step of a slider asks for it: kept for as long as both lists live. */
const paired = new WeakMap<readonly string[], { readonly after: readonly string[]; readonly pairs: Pairs }>();

/** Pairs the customers by what tells them apart: the id where both times have ids, else the name. */
export function* pairCustomers(first: Named, second: Named): Steps<Pairs> {
  const [before, after] = first.ids && second.ids ? [first.ids, second.ids] : [first.names, second.names];
  const known = paired.get(before);
  if (known?.after === after) return known.pairs;
  const places = new Map<string, number>();
  yield* overRows(after.length, (from, to) => {
    for (let place = from; place < to; place++) places.set(foldName(after[place] ?? ""), place);
  });
  const pairs: Pairs = { placeAfter: new Int32Array(before.length), seen: new Uint8Array(after.length) };
  yield* overRows(before.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const found = places.get(foldName(before[place] ?? "")) ?? -1;
      pairs.placeAfter[place] = found;
      if (found >= 0) pairs.seen[found] = 1;
    }
  });
  paired.set(before, { after, pairs });
  return pairs;
}
