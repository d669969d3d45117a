import { BLANK_ORDER } from "./records";
import { overRows, type Steps } from "../steps";
import type { Rows } from "./sums";

/** What was sold by row: its product as a small whole number, BLANK_ORDER where there is none, and its amount in the measure's own integers. */
export interface Sales {
  readonly products: Int32Array;
  readonly amounts: Float64Array;
}

/**
 * How many different products each customer bought, over the rows that count. A product whose returns are as large as its sales is none, as with
 * orders.
 */
export function* countProducts({ of, reasons, customers }: Rows, { products, amounts }: Sales): Steps<Uint32Array> {
  const counts = new Uint32Array(customers);
  const start = new Uint32Array(customers + 1);
  let most = -1;
  const counted = (row: number) => reasons[row] === 0 && products[row] !== BLANK_ORDER;
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (!counted(row)) continue;
      const next = (of[row] ?? 0) + 1;
      start[next] = (start[next] ?? 0) + 1;
      most = Math.max(most, products[row] ?? 0);
    }
  });
  for (let customer = 0; customer < customers; customer++)
    start[customer + 1] = (start[customer + 1] ?? 0) + (start[customer] ?? 0);
  const rows = new Uint32Array(start[customers] ?? 0);
  const next = start.slice();
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (!counted(row)) continue;
      const customer = of[row] ?? 0;
      const place = next[customer] ?? 0;
      rows[place] = row;
      next[customer] = place + 1;
    }
  });
  // One sum for each product, begun anew by each customer that bought it.
  const owner = new Int32Array(most + 1).fill(-1);
  const sums = new Float64Array(most + 1);
  yield* overRows(customers, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      const end = start[customer + 1] ?? 0;
      let bought = 0;
      for (let place = start[customer] ?? 0; place < end; place++) {
        const row = rows[place] ?? 0;
        const product = products[row] ?? 0;
        const before = owner[product] === customer ? (sums[product] ?? 0) : 0;
        const after = before + (amounts[row] ?? 0);
        owner[product] = customer;
        sums[product] = after;
        if (before <= 0 && after > 0) bought++;
        else if (before > 0 && after <= 0) bought--;
      }
      counts[customer] = bought;
    }
  });
  return counts;
}
